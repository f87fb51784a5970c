using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Organizations;

internal sealed class WebhookSecretConfiguration : IEntityTypeConfiguration<WebhookSecret>
{
    public void Configure(EntityTypeBuilder<WebhookSecret> builder)
    {
        builder.ToTable("WebhookSecrets");
        builder.Property(secret => secret.Source).HasMaxLength(20);
        builder.Property(secret => secret.ProtectedSecret).HasMaxLength(2000);
        builder.Property(secret => secret.ProtectedPreviousSecret).HasMaxLength(2000);
        builder.HasIndex(secret => new { secret.OrganizationId, secret.Source }).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(secret => secret.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
