using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Templates.WhatsApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Templates;

internal sealed class WhatsAppAccountStateConfiguration : IEntityTypeConfiguration<WhatsAppAccountState>
{
    public void Configure(EntityTypeBuilder<WhatsAppAccountState> builder)
    {
        builder.ToTable("WhatsAppAccountStates");
        builder.HasKey(row => row.AccountId);
        builder.Property(row => row.Problem).HasMaxLength(ApprovedTemplate.LongestReason);
        builder.Property(row => row.Quality).HasMaxLength(ApprovedTemplate.LongestWord);
        builder.Property(row => row.MessagingLimit).HasMaxLength(ApprovedTemplate.LongestWord);
        builder.HasIndex(row => row.OrganizationId);
        builder.HasOne<ChannelAccount>().WithOne().HasForeignKey<WhatsAppAccountState>(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
