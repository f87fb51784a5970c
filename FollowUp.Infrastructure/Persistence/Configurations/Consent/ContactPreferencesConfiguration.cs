using FollowUp.Core.Consent.Preferences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Consent;

internal sealed class ContactPreferencesConfiguration : IEntityTypeConfiguration<ContactPreferences>
{
    public void Configure(EntityTypeBuilder<ContactPreferences> builder)
    {
        builder.ToTable("ContactPreferences");
        builder.HasKey(row => row.ContactId);
        builder.Property(row => row.TopicsOff).HasJson();
    }
}
