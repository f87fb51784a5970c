using FollowUp.Core.Delivery.DeadLetters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Delivery;

internal sealed class CleanUpRuleConfiguration : IEntityTypeConfiguration<CleanUpRule>
{
    public void Configure(EntityTypeBuilder<CleanUpRule> builder)
    {
        builder.ToTable("CleanUpRules");
        builder.HasKey(rule => new { rule.OrganizationId, rule.Kind });
    }
}
