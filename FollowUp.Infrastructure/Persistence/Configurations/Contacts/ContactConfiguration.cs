using FollowUp.Core.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Contacts;

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>, IEntityTypeConfiguration<ContactTag>, IEntityTypeConfiguration<ContactAttribute>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("Contacts");
        builder.Property(contact => contact.Email).HasMaxLength(EmailAddress.LongestLength);
        builder.Property(contact => contact.Phone).HasMaxLength(20);
        builder.Property(contact => contact.FirstName).HasMaxLength(100);
        builder.Property(contact => contact.LastName).HasMaxLength(100);
        builder.Property(contact => contact.TimeZone).HasMaxLength(60);
        builder.Property(contact => contact.Country).HasMaxLength(2);
        builder.Property(contact => contact.State).HasMaxLength(3);
        builder.HasIndex(contact => new { contact.OrganizationId, contact.Email }).IsUnique().HasFilter("\"Email\" IS NOT NULL");

        // Several people may share a number; without an address the number is who they are.
        builder.HasIndex(contact => new { contact.OrganizationId, contact.Phone }, "IX_Contacts_PhoneOnly").IsUnique().HasFilter("\"Email\" IS NULL AND \"Phone\" IS NOT NULL");
        builder.HasIndex(contact => new { contact.OrganizationId, contact.Phone }, "IX_Contacts_Phone");
        builder.HasIndex(contact => new { contact.OrganizationId, contact.CreatedAt, contact.Id });
    }

    public void Configure(EntityTypeBuilder<ContactTag> builder)
    {
        builder.ToTable("ContactTags");
        builder.HasKey(row => new { row.ContactId, row.Tag });
        builder.Property(row => row.Tag).HasMaxLength(60);
        builder.HasIndex(row => new { row.OrganizationId, row.Tag });
    }

    public void Configure(EntityTypeBuilder<ContactAttribute> builder)
    {
        builder.ToTable("ContactAttributes");
        builder.HasKey(row => new { row.ContactId, row.Name });
        builder.Property(row => row.Name).HasMaxLength(60);
        builder.Property(row => row.Value).HasMaxLength(1100);
    }
}
