using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Requests;

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("Reviews");
        builder.Property(review => review.Product).HasMaxLength(300);
        builder.Property(review => review.Headline).HasMaxLength(200);
        builder.Property(review => review.ShownName).HasMaxLength(100);
        builder.Property(review => review.Text).HasLongText();
        builder.Property(review => review.Reply).HasLongText();
        builder.Property(review => review.Photos).HasJson();
        builder.HasIndex(review => review.RequestId).IsUnique();
        builder.HasIndex(review => new { review.OrganizationId, review.Status, review.SubmittedAt });
        builder.HasIndex(review => review.ContactId);
    }
}
