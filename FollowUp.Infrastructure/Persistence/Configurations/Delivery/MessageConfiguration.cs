using FollowUp.Core.Delivery;
using FollowUp.Core.Media;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Delivery;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<MessageContent>, IEntityTypeConfiguration<MessageAttachment>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("Messages");
        builder.Property(message => message.Slot).HasMaxLength(80);
        builder.Property(message => message.Address).HasMaxLength(254);
        builder.Property(message => message.Data).HasLongText();
        builder.Property(message => message.Token).HasMaxLength(22);
        builder.Property(message => message.Provider).HasMaxLength(40);
        builder.Property(message => message.LastError).HasMaxLength(1000);
        builder.Property(message => message.FailureWords).HasMaxLength(FailureWords.Longest);
        builder.Property(message => message.RequestedBy).HasMaxLength(120);
        builder.Property(message => message.Currency).HasMaxLength(3);
        builder.Property(message => message.RetryCount).HasDefaultValue(0);
        builder.Property(message => message.Failovers).HasDefaultValue(0);
        builder.HasIndex(message => new { message.OriginId, message.Slot }).IsUnique();
        builder.HasIndex(message => message.Token).IsUnique();
        builder.HasIndex(message => new { message.OrganizationId, message.PlannedAt, message.Id });
        builder.HasIndex(message => new { message.ContactId, message.PlannedAt });

        // Figures of a period count what was sent in it and what it cost.
        builder.HasIndex(message => new { message.OrganizationId, message.SentAt, message.Channel, message.ClickedAt, message.CostSource, message.Currency, message.Cost }).HasFilter("\"SentAt\" IS NOT NULL").HasDatabaseName("IX_Messages_Sent");

        // Receipts of providers name their own reference.
        builder.HasIndex(message => message.ProviderMessageId).HasFilter("\"ProviderMessageId\" IS NOT NULL");

        // Only what waits or is in hand: 1 planned, 2 queued, 3 sending.
        builder.HasIndex(message => new { message.Lane, message.DueAt }).HasFilter("\"State\" = 1").HasDatabaseName("IX_Messages_Due");
        builder.HasIndex(message => message.LeaseUntil).HasFilter("\"State\" IN (2, 3)").HasDatabaseName("IX_Messages_InHand");
        builder.HasIndex(message => message.CheckAt).HasFilter("\"State\" = 10 AND \"CheckAt\" IS NOT NULL").HasDatabaseName("IX_Messages_InDoubt");
        builder.HasIndex(message => new { message.OrganizationId, message.State, message.DueAt }).HasFilter("\"State\" IN (1, 2, 3, 6, 10)").HasDatabaseName("IX_Messages_Open");

        // Dead letters: 6 failed, 9 expired, 10 unknown; all that groups ask for, so that they are counted from the index.
        builder.HasIndex(message => new { message.OrganizationId, message.DueAt, message.State, message.FailureKind, message.Channel, message.Provider, message.FailureWords })
            .HasFilter("\"State\" IN (6, 9, 10) AND \"DismissedAt\" IS NULL").HasDatabaseName("IX_Messages_NotSent");
    }

    public void Configure(EntityTypeBuilder<MessageContent> builder)
    {
        builder.ToTable("MessageContents");
        builder.HasKey(content => content.MessageId);
        builder.Property(content => content.Subject).HasMaxLength(1000);
        builder.Property(content => content.Html).HasLongText();
        builder.Property(content => content.Text).HasLongText();
        builder.Property(content => content.Links).HasLongText();
    }

    public void Configure(EntityTypeBuilder<MessageAttachment> builder)
    {
        builder.ToTable("MessageAttachments");
        builder.HasKey(row => new { row.MessageId, row.Position });
        builder.Property(row => row.Name).HasMaxLength(MediaRules.LongestName);
        builder.Property(row => row.ContentType).HasMaxLength(100);

        // Retention asks which messages that have not left yet refer to a file.
        builder.HasIndex(row => row.MediaId);
    }
}
