using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Channels;

internal sealed class ChannelAccountConfiguration : IEntityTypeConfiguration<ChannelAccount>
{
    public void Configure(EntityTypeBuilder<ChannelAccount> builder)
    {
        builder.ToTable("ChannelAccounts");
        builder.Property(account => account.Provider).HasMaxLength(40);
        builder.Property(account => account.Name).HasMaxLength(80);
        builder.Property(account => account.Settings).HasMaxLength(4000);
        builder.Property(account => account.ProtectedSecrets).HasMaxLength(4000);
        builder.Property(account => account.From).HasMaxLength(AccountEmail.Longest);
        builder.Property(account => account.FromName).HasMaxLength(100);
        builder.HasIndex(account => new { account.OrganizationId, account.Channel, account.Priority });
        builder.HasOne<Organization>().WithMany().HasForeignKey(account => account.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
