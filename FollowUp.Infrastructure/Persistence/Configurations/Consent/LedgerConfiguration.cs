using FollowUp.Core.Consent;
using FollowUp.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Consent;

internal sealed class LedgerConfiguration : IEntityTypeConfiguration<ConsentEntry>, IEntityTypeConfiguration<ConsentHead>, IEntityTypeConfiguration<ConsentState>, IEntityTypeConfiguration<ConsentSettings>, IEntityTypeConfiguration<InstallationKeyRow>
{
    private const int HexDigits = 64;

    public void Configure(EntityTypeBuilder<ConsentEntry> builder)
    {
        builder.ToTable("ConsentEntries");
        builder.Property(row => row.Source).HasMaxLength(100);
        builder.Property(row => row.Wording).HasLongText();
        builder.Property(row => row.Address).HasMaxLength(254);
        builder.Property(row => row.AddressHash).HasMaxLength(HexDigits);
        builder.Property(row => row.Personal).HasMaxLength(2000);
        builder.Property(row => row.PersonalHash).HasMaxLength(HexDigits);
        builder.Property(row => row.ProofHash).HasMaxLength(HexDigits);
        builder.Property(row => row.PreviousHash).HasMaxLength(HexDigits);
        builder.Property(row => row.Hash).HasMaxLength(HexDigits);
        builder.HasIndex(row => new { row.OrganizationId, row.Position }).IsUnique();
        builder.HasIndex(row => new { row.OrganizationId, row.AddressHash, row.Position });
        builder.HasIndex(row => new { row.OrganizationId, row.ContactId, row.Position });
        builder.HasIndex(row => new { row.OrganizationId, row.At });

        // The compliance report counts opt-outs from this index alone: 2 withdrawn, 1 marketing.
        builder.HasIndex(row => new { row.OrganizationId, row.Channel, row.At }).HasFilter("\"Decision\" = 2 AND \"Purpose\" = 1").HasDatabaseName("IX_ConsentEntries_Report");
    }

    public void Configure(EntityTypeBuilder<ConsentHead> builder)
    {
        builder.ToTable("ConsentHeads");
        builder.HasKey(row => row.OrganizationId);
        builder.Property(row => row.Hash).HasMaxLength(HexDigits);
    }

    public void Configure(EntityTypeBuilder<ConsentSettings> builder)
    {
        builder.ToTable("ConsentSettings");
        builder.HasKey(row => row.OrganizationId);
        builder.Property(row => row.Rules).HasJson();
    }

    public void Configure(EntityTypeBuilder<ConsentState> builder)
    {
        builder.ToTable("ConsentStates");
        builder.Property(row => row.AddressHash).HasMaxLength(HexDigits);
        builder.HasIndex(row => new { row.OrganizationId, row.AddressHash, row.Channel, row.Purpose }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<InstallationKeyRow> builder)
    {
        builder.ToTable("InstallationKeys");
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(40);
        builder.Property(row => row.Protected).HasMaxLength(1000);
    }
}
