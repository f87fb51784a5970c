using FollowUp.Core.Delivery.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Delivery;

internal sealed class ReportConfiguration : IEntityTypeConfiguration<ProviderEvent>, IEntityTypeConfiguration<ReceivedMessage>
{
    public void Configure(EntityTypeBuilder<ProviderEvent> builder)
    {
        builder.ToTable("ProviderEvents");
        builder.Property(row => row.Provider).HasMaxLength(40);
        builder.Property(row => row.EventId).HasMaxLength(200);
        builder.Property(row => row.Code).HasMaxLength(500);
        builder.Property(row => row.Words).HasMaxLength(500);
        builder.Property(row => row.Url).HasLongText();
        builder.Property(row => row.Currency).HasMaxLength(3);
        builder.HasIndex(row => new { row.OrganizationId, row.Provider, row.EventId }).IsUnique();
        builder.HasIndex(row => row.ReceivedAt);

        // Only what waits for its message.
        builder.HasIndex(row => row.CheckAt).HasFilter("\"CheckAt\" IS NOT NULL").HasDatabaseName("IX_ProviderEvents_Waiting");
    }

    public void Configure(EntityTypeBuilder<ReceivedMessage> builder)
    {
        builder.ToTable("InboundMessages");
        builder.Property(row => row.Provider).HasMaxLength(40);
        builder.Property(row => row.ProviderMessageId).HasMaxLength(200);
        builder.Property(row => row.From).HasMaxLength(254);
        builder.Property(row => row.To).HasMaxLength(254);
        builder.Property(row => row.Subject).HasMaxLength(1000);
        builder.Property(row => row.Text).HasLongText();
        builder.Property(row => row.Media).HasLongText();
        builder.Property(row => row.Button).HasMaxLength(1000);
        builder.HasIndex(row => new { row.OrganizationId, row.Provider, row.ProviderMessageId }).IsUnique();
        builder.HasIndex(row => new { row.ContactId, row.At });
        builder.HasIndex(row => new { row.OrganizationId, row.At });

        // Whether a WhatsApp session is open is read from this index alone: 3 is WhatsApp.
        builder.HasIndex(row => new { row.OrganizationId, row.From, row.AccountId, row.At }).HasFilter("\"Channel\" = 3").HasDatabaseName("IX_InboundMessages_Sessions");
        builder.HasIndex(row => row.AnsweredId).HasFilter("\"AnsweredId\" IS NOT NULL");
    }
}
