using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Resend;

/// <summary>One event about a mail (resend.com/docs/webhooks/event-types).</summary>
internal static class ResendWebhookEvent
{
    /// <returns>Null for events that say nothing yet.</returns>
    public static ProviderReport? Read(ProviderWebhookRequest request, WebhookPart part, string type)
    {
        var data = part.Object("data") ?? throw new WebhookPartException("data is missing");
        var (kind, code, words) = type switch
        {
            "email.sent" => (ReportKind.Accepted, null, null),
            "email.delivered" => (ReportKind.Delivered, null, null),
            "email.bounced" => BounceOf(data.Object("bounce")),
            "email.complained" => (ReportKind.Complained, null, null),
            "email.failed" => (ReportKind.Failed, null, data.Object("failed")?.Words("reason")),
            "email.suppressed" => (ReportKind.Failed, "suppressed", data.Object("suppressed")?.Words("message") ?? "The address is on Resend's suppression list."),
            "email.opened" => (ReportKind.Opened, null, null),
            "email.clicked" => (ReportKind.Clicked, null, null),
            _ => default((ReportKind, string?, string?)),
        };
        if (kind == default)
        {
            return null;
        }

        return new ProviderReport(data.RequiredId("email_id"), WebhookText.EventId(request.Header("svix-id")), kind, part.Time("created_at") ?? request.ReceivedAt)
        {
            Code = code,
            Words = words,
            Url = kind == ReportKind.Clicked ? data.Object("click")?.Text("link") : null,
            MessageId = Ours(data),
        };
    }

    /// <summary>Types and subtypes are Amazon SES's.</summary>
    private static (ReportKind Kind, string? Code, string? Words) BounceOf(WebhookPart? bounce)
    {
        var (type, subtype, words) = (bounce?.Words("type"), bounce?.Words("subType"), bounce?.Words("message"));
        var kind = (type, subtype) switch
        {
            ("Transient" or "Undetermined", _) => ReportKind.BouncedSoft,
            (_, "NoEmail") => ReportKind.InvalidAddress,
            _ => ReportKind.BouncedHard,
        };
        return (kind, type is null ? null : WebhookText.Cut($"{type} {subtype}".Trim()), words);
    }

    /// <summary>Tags come back as an object of texts.</summary>
    private static Guid? Ours(WebhookPart data)
        => data.Has("tags") && Guid.TryParse(data.Object("tags")?.Words("message_id"), out var ours) ? ours : null;
}
