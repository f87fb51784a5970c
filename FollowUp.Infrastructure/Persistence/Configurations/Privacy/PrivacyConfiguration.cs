using FollowUp.Core.Consent;
using FollowUp.Core.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Privacy;

internal sealed class PrivacyConfiguration : IEntityTypeConfiguration<PrivacyRequest>, IEntityTypeConfiguration<Erasure>, IEntityTypeConfiguration<RetentionRun>, IEntityTypeConfiguration<ConsentCheckpoint>
{
    public void Configure(EntityTypeBuilder<PrivacyRequest> builder)
    {
        builder.ToTable("PrivacyRequests");
        builder.Property(row => row.RecordedBy).HasMaxLength(200);
        builder.Property(row => row.ClosedBy).HasMaxLength(200);
        builder.Property(row => row.Note).HasMaxLength(1000);
        builder.Property(row => row.Result).HasMaxLength(1000);
        builder.HasIndex(row => new { row.OrganizationId, row.Status, row.DueAt });
        builder.HasIndex(row => row.ContactId);
    }

    public void Configure(EntityTypeBuilder<RetentionRun> builder)
    {
        builder.ToTable("RetentionRuns");
        builder.HasIndex(row => new { row.OrganizationId, row.Kind, row.At });
        builder.HasIndex(row => new { row.OrganizationId, row.At });
    }

    public void Configure(EntityTypeBuilder<ConsentCheckpoint> builder)
    {
        builder.ToTable("ConsentCheckpoints");
        builder.HasKey(row => row.OrganizationId);
        builder.Property(row => row.Hash).HasMaxLength(64);
        builder.Property(row => row.Signature).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("Erasures");
        builder.Property(row => row.ProtectedTraces).HasMaxLength(4000);
        builder.HasIndex(row => row.ContactId).IsUnique();

        // Only what is under way.
        builder.HasIndex(row => row.StartedAt).HasFilter("\"EndedAt\" IS NULL").HasDatabaseName("IX_Erasures_UnderWay");
    }
}
