using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Organizations;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("Organizations");
        builder.Property(organization => organization.Name).HasMaxLength(120);
        builder.Property(organization => organization.Sending).HasJson().HasDefaultValue(SendingRules.Default);
        builder.Property(organization => organization.Replies).HasJson().HasDefaultValue(ReplyRules.Default);
        builder.Property(organization => organization.Preferences).HasJson().HasDefaultValue(PreferenceRules.Default);
        builder.Property(organization => organization.Retention).HasJson().HasDefaultValue(RetentionRules.Default);
    }
}
