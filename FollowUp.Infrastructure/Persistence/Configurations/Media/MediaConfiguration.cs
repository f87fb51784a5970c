using FollowUp.Core.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Media;

internal sealed class MediaConfiguration : IEntityTypeConfiguration<MediaFile>
{
    public void Configure(EntityTypeBuilder<MediaFile> builder)
    {
        builder.ToTable("Media");
        builder.Property(row => row.Hash).HasMaxLength(64);
        builder.Property(row => row.Name).HasMaxLength(MediaRules.LongestName);
        builder.Property(row => row.ContentType).HasMaxLength(100);
        builder.Property(row => row.Token).HasMaxLength(22);
        builder.HasIndex(row => row.Token).IsUnique();

        // The same bytes under the same name are one file, however often they are uploaded.
        builder.HasIndex(row => new { row.OrganizationId, row.Hash, row.Name }).IsUnique();
        builder.HasIndex(row => new { row.OrganizationId, row.CreatedAt });

        // What retention looks through.
        builder.HasIndex(row => row.TouchedAt);
    }
}
