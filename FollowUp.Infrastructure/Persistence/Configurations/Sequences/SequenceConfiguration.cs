using FollowUp.Core.Sequences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Sequences;

internal sealed class SequenceConfiguration : IEntityTypeConfiguration<Sequence>, IEntityTypeConfiguration<SequenceVersion>, IEntityTypeConfiguration<ServiceType>
{
    public void Configure(EntityTypeBuilder<Sequence> builder)
    {
        builder.ToTable("Sequences");
        builder.Property(sequence => sequence.Name).HasMaxLength(120);
        builder.Property(sequence => sequence.Description).HasMaxLength(500);
        builder.Property(sequence => sequence.Draft).HasLongText();
        builder.Property(sequence => sequence.TriggerEvent).HasMaxLength(60);
        builder.HasIndex(sequence => sequence.NextRunAt).HasFilter("\"NextRunAt\" IS NOT NULL");
        builder.HasIndex(sequence => new { sequence.OrganizationId, sequence.Kind, sequence.Status });
    }

    public void Configure(EntityTypeBuilder<ServiceType> builder)
    {
        builder.ToTable("ServiceTypes");
        builder.Property(type => type.Name).HasMaxLength(ServiceType.LongestName);
        builder.HasIndex(type => new { type.OrganizationId, type.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SequenceVersion> builder)
    {
        builder.ToTable("SequenceVersions");
        builder.Property(version => version.Definition).HasLongText();
        builder.Property(version => version.PublishedBy).HasMaxLength(120);
        builder.HasIndex(version => new { version.SequenceId, version.Number }).IsUnique();
    }
}
