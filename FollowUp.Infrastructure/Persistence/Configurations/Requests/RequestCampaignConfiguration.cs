using FollowUp.Core.Consent;
using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Requests;

internal sealed class RequestCampaignConfiguration : IEntityTypeConfiguration<RequestCampaign>
{
    public void Configure(EntityTypeBuilder<RequestCampaign> builder)
    {
        builder.ToTable("RequestCampaigns");
        builder.Property(campaign => campaign.Name).HasMaxLength(120);
        builder.Property(campaign => campaign.Eligibility).HasJson();
        builder.Property(campaign => campaign.Purpose).HasDefaultValue(ConsentPurpose.Transactional).HasSentinel((ConsentPurpose)0);
        builder.HasIndex(campaign => new { campaign.OrganizationId, campaign.Status });
        builder.HasIndex(campaign => campaign.SequenceId).IsUnique();
    }
}
