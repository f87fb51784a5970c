using FollowUp.Core.Capture;
using FollowUp.Core.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Capture;

internal sealed class CaptureConfiguration :
    IEntityTypeConfiguration<QrCode>, IEntityTypeConfiguration<LandingPage>, IEntityTypeConfiguration<CaptureForm>, IEntityTypeConfiguration<InboundWebhook>,
    IEntityTypeConfiguration<WebhookExample>
{
    public void Configure(EntityTypeBuilder<QrCode> builder)
    {
        builder.ToTable("QrCodes");
        builder.Property(row => row.Name).HasMaxLength(CaptureRules.LongestName);
        builder.Property(row => row.Code).HasMaxLength(QrCode.CodeLength);
        builder.Property(row => row.Target).HasMaxLength(Limits.Url);
        builder.Property(row => row.Properties).HasLongText();
        builder.HasIndex(row => row.Code).IsUnique();
        builder.HasIndex(row => new { row.OrganizationId, row.Archived, row.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<LandingPage> builder)
    {
        builder.ToTable("LandingPages");
        builder.Property(row => row.Name).HasMaxLength(CaptureRules.LongestName);
        builder.Property(row => row.Slug).HasMaxLength(CaptureRules.LongestSlug);
        builder.Property(row => row.Headline).HasMaxLength(CaptureRules.LongestHeadline);
        builder.Property(row => row.Text).HasLongText();
        builder.Property(row => row.ButtonLabel).HasMaxLength(CaptureRules.LongestLabel);
        builder.Property(row => row.ButtonTarget).HasMaxLength(Limits.Url);
        builder.Property(row => row.Properties).HasLongText();
        builder.HasIndex(row => row.Slug).IsUnique();
        builder.HasIndex(row => new { row.OrganizationId, row.Archived, row.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<CaptureForm> builder)
    {
        builder.ToTable("CaptureForms");
        builder.Property(row => row.Key).HasMaxLength(22);
        builder.Property(row => row.Name).HasMaxLength(CaptureRules.LongestName);
        builder.Property(row => row.Headline).HasMaxLength(CaptureRules.LongestHeadline);
        builder.Property(row => row.Fields).HasJson();
        builder.Property(row => row.ConsentWording).HasLongText();
        builder.Property(row => row.Consent).HasJson().HasDefaultValue(CaptureConsent.Usual);
        builder.Property(row => row.ThankYou).HasLongText();
        builder.Property(row => row.RedirectTarget).HasMaxLength(Limits.Url);
        builder.Property(row => row.Properties).HasLongText();
        builder.HasIndex(row => row.Key).IsUnique();
        builder.HasIndex(row => new { row.OrganizationId, row.Archived, row.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<InboundWebhook> builder)
    {
        builder.ToTable("InboundWebhooks");
        builder.Property(row => row.Name).HasMaxLength(CaptureRules.LongestName);
        builder.Property(row => row.EventType).HasMaxLength(60);
        builder.Property(row => row.Token).HasMaxLength(22);
        builder.Property(row => row.ProtectedSecret).HasMaxLength(2000);
        builder.Property(row => row.Mapping).HasJson();
        builder.HasIndex(row => row.Token).IsUnique();
        builder.HasIndex(row => new { row.OrganizationId, row.Archived, row.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<WebhookExample> builder)
    {
        builder.ToTable("WebhookExamples");
        builder.Property(row => row.Body).HasLongText();
        builder.HasIndex(row => new { row.WebhookId, row.ReceivedAt });
        builder.HasIndex(row => row.ReceivedAt);
    }
}
