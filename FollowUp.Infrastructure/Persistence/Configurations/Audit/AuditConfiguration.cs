using FollowUp.Core.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Audit;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Property(row => row.ActorName).HasMaxLength(200);
        builder.Property(row => row.From).HasMaxLength(45);
        builder.Property(row => row.Action).HasMaxLength(60);
        builder.Property(row => row.SubjectKind).HasMaxLength(40);
        builder.Property(row => row.SubjectName).HasMaxLength(200);
        builder.Property(row => row.Before).HasLongText();
        builder.Property(row => row.After).HasLongText();
        builder.HasIndex(row => new { row.OrganizationId, row.At, row.Id });
        builder.HasIndex(row => new { row.OrganizationId, row.SubjectId, row.At });
        builder.HasIndex(row => new { row.OrganizationId, row.ActorId, row.At });
        builder.HasIndex(row => new { row.OrganizationId, row.SubjectKind, row.At });

        // What a search finds is put in order from these alone.
        builder.HasIndex(row => new { row.OrganizationId, row.SubjectName, row.At, row.Id }).HasDatabaseName("IX_AuditEntries_Name");
        builder.HasIndex(row => new { row.OrganizationId, row.Action, row.At, row.Id }).HasDatabaseName("IX_AuditEntries_Action");
    }
}
