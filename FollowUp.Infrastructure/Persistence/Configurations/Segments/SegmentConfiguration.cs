using FollowUp.Core.Segments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Segments;

internal sealed class SegmentConfiguration : IEntityTypeConfiguration<Segment>, IEntityTypeConfiguration<SegmentWatch>, IEntityTypeConfiguration<SegmentMember>, IEntityTypeConfiguration<SegmentCheck>
{
    public void Configure(EntityTypeBuilder<Segment> builder)
    {
        builder.ToTable("Segments");
        builder.Property(segment => segment.Name).HasMaxLength(120);
        builder.Property(segment => segment.Rule).HasJson();
        builder.HasIndex(segment => new { segment.OrganizationId, segment.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SegmentWatch> builder)
    {
        builder.ToTable("SegmentWatches");
        builder.HasIndex(watch => watch.OrganizationId);
        builder.HasIndex(watch => watch.SegmentId);
    }

    public void Configure(EntityTypeBuilder<SegmentMember> builder)
    {
        builder.ToTable("SegmentMembers");
        builder.HasIndex(member => new { member.ContactId, member.SegmentId }).IsUnique();
        builder.HasIndex(member => member.SegmentId);
    }

    public void Configure(EntityTypeBuilder<SegmentCheck> builder)
    {
        builder.ToTable("SegmentChecks");
        builder.HasIndex(check => new { check.OrganizationId, check.Id });
    }
}
