using FollowUp.Core.Consent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Consent;

internal sealed class SuppressionConfiguration : IEntityTypeConfiguration<Suppression>
{
    public void Configure(EntityTypeBuilder<Suppression> builder)
    {
        builder.ToTable("Suppressions");
        builder.Property(suppression => suppression.Address).HasMaxLength(254);
        builder.Property(suppression => suppression.AddressHash).HasMaxLength(64);
        builder.Property(suppression => suppression.Source).HasMaxLength(100);
        builder.HasIndex(suppression => new { suppression.OrganizationId, suppression.Channel, suppression.Address }).IsUnique();
        builder.HasIndex(suppression => new { suppression.OrganizationId, suppression.Channel, suppression.AddressHash }).IsUnique();
    }
}
