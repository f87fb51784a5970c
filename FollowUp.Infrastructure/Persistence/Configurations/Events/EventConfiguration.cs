using FollowUp.Core.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Events;

internal sealed class EventConfiguration : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> builder)
    {
        builder.ToTable("Events");
        builder.Property(row => row.Source).HasMaxLength(40);
        builder.Property(row => row.Key).HasMaxLength(200);
        builder.Property(row => row.Type).HasMaxLength(60);
        builder.Property(row => row.Payload).HasLongText();
        builder.Property(row => row.Outcome).HasLongText();
        builder.HasIndex(row => new { row.OrganizationId, row.Source, row.Key }).IsUnique();

        // What happened to a contact, for waits and rules that ask.
        builder.HasIndex(row => new { row.ContactId, row.Type, row.OccurredAt }).HasFilter("\"ContactId\" IS NOT NULL");

        // Only what waits: claiming costs the same however many events are done.
        builder.HasIndex(row => row.ReceivedAt).HasFilter("\"ProcessedAt\" IS NULL").HasDatabaseName("IX_Events_Waiting");
    }
}
