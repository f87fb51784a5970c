using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Delivery;

internal sealed class SendRateConfiguration : IEntityTypeConfiguration<SendRateState>
{
    public void Configure(EntityTypeBuilder<SendRateState> builder)
    {
        builder.ToTable("SendRates");
        builder.HasKey(rate => rate.AccountId);
    }
}
