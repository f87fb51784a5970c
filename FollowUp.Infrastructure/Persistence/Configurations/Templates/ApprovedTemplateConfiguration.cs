using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Templates.WhatsApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Templates;

internal sealed class ApprovedTemplateConfiguration : IEntityTypeConfiguration<ApprovedTemplate>
{
    public void Configure(EntityTypeBuilder<ApprovedTemplate> builder)
    {
        builder.ToTable("ApprovedTemplates");
        builder.Property(row => row.ProviderId).HasMaxLength(ApprovedTemplate.LongestId);
        builder.Property(row => row.Name).HasMaxLength(ApprovedTemplate.LongestName);
        builder.Property(row => row.Language).HasMaxLength(ApprovedTemplate.LongestWord);
        builder.Property(row => row.Category).HasMaxLength(ApprovedTemplate.LongestWord);
        builder.Property(row => row.Reason).HasMaxLength(ApprovedTemplate.LongestReason);
        builder.Property(row => row.Quality).HasMaxLength(ApprovedTemplate.LongestWord);
        builder.Property(row => row.Content).HasLongText();
        builder.HasIndex(row => new { row.OrganizationId, row.AccountId, row.ProviderId }).IsUnique();

        // A message goes by any account that has the same template.
        builder.HasIndex(row => new { row.OrganizationId, row.Name, row.Language });
        builder.HasOne<ChannelAccount>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
