using FollowUp.Core.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Contacts;

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("Contacts");
        builder.Property(contact => contact.Email).HasMaxLength(EmailAddress.LongestLength);
        builder.Property(contact => contact.Phone).HasMaxLength(20);
        builder.Property(contact => contact.FirstName).HasMaxLength(100);
        builder.Property(contact => contact.LastName).HasMaxLength(100);
        builder.Property(contact => contact.TimeZone).HasMaxLength(60);
        builder.HasIndex(contact => new { contact.OrganizationId, contact.Email }).IsUnique().HasFilter("\"Email\" IS NOT NULL");

        // Several people may share a number; without an address the number is who they are.
        builder.HasIndex(contact => new { contact.OrganizationId, contact.Phone }, "IX_Contacts_PhoneOnly").IsUnique().HasFilter("\"Email\" IS NULL AND \"Phone\" IS NOT NULL");
        builder.HasIndex(contact => new { contact.OrganizationId, contact.Phone }, "IX_Contacts_Phone");
        builder.HasIndex(contact => new { contact.OrganizationId, contact.CreatedAt, contact.Id });
    }
}
