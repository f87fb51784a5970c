using FollowUp.Core.Consent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Consent;

internal sealed class SuppressionConfiguration
    : IEntityTypeConfiguration<Suppression>, IEntityTypeConfiguration<InstallationSuppression>, IEntityTypeConfiguration<PossibleOptOut>, IEntityTypeConfiguration<KeywordAnswer>
{
    private const int HexDigits = 64;

    public void Configure(EntityTypeBuilder<Suppression> builder)
    {
        builder.ToTable("Suppressions");
        builder.Property(suppression => suppression.Address).HasMaxLength(254);
        builder.Property(suppression => suppression.AddressHash).HasMaxLength(HexDigits);
        builder.Property(suppression => suppression.Source).HasMaxLength(100);
        builder.Property(suppression => suppression.Note).HasMaxLength(200);
        builder.HasIndex(suppression => new { suppression.OrganizationId, suppression.Channel, suppression.Address }).IsUnique();
        builder.HasIndex(suppression => new { suppression.OrganizationId, suppression.Channel, suppression.AddressHash }).IsUnique();

        // The compliance report counts from this index alone.
        builder.HasIndex(suppression => new { suppression.OrganizationId, suppression.Reason, suppression.Channel, suppression.CreatedAt }).HasDatabaseName("IX_Suppressions_Report");

        // The list shows the newest first.
        builder.HasIndex(suppression => new { suppression.OrganizationId, suppression.CreatedAt });

        // Rows of before there were hashes: filled at start.
        builder.HasIndex(suppression => suppression.Id).HasFilter("\"AddressHash\" IS NULL").HasDatabaseName("IX_Suppressions_Unhashed");
    }

    public void Configure(EntityTypeBuilder<InstallationSuppression> builder)
    {
        builder.ToTable("InstallationSuppressions");
        builder.Property(suppression => suppression.AddressHash).HasMaxLength(HexDigits);
        builder.Property(suppression => suppression.Source).HasMaxLength(100);
        builder.HasIndex(suppression => new { suppression.AddressHash, suppression.Channel }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PossibleOptOut> builder)
    {
        builder.ToTable("PossibleOptOuts");
        builder.Property(row => row.Address).HasMaxLength(254);
        builder.Property(row => row.AddressHash).HasMaxLength(HexDigits);
        builder.Property(row => row.Words).HasMaxLength(500);
        builder.Property(row => row.DecidedBy).HasMaxLength(120);
        builder.HasIndex(row => row.ReceivedMessageId).IsUnique();
        builder.HasIndex(row => new { row.OrganizationId, row.Status, row.At });

        // Gates ask for those that wait: 1 open.
        builder.HasIndex(row => new { row.OrganizationId, row.AddressHash }).HasFilter("\"Status\" = 1").HasDatabaseName("IX_PossibleOptOuts_Open");
    }

    public void Configure(EntityTypeBuilder<KeywordAnswer> builder)
    {
        builder.ToTable("KeywordAnswers");
        builder.Property(row => row.AddressHash).HasMaxLength(HexDigits);
        builder.HasIndex(row => new { row.OrganizationId, row.AddressHash, row.Channel, row.Action }).IsUnique();
    }
}
