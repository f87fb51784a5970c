using FollowUp.Core.Segments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Segments;

internal sealed class SegmentConfiguration : IEntityTypeConfiguration<Segment>
{
    public void Configure(EntityTypeBuilder<Segment> builder)
    {
        builder.ToTable("Segments");
        builder.Property(segment => segment.Name).HasMaxLength(120);
        builder.Property(segment => segment.Rule).HasJson();
        builder.HasIndex(segment => new { segment.OrganizationId, segment.Name }).IsUnique();
    }
}
