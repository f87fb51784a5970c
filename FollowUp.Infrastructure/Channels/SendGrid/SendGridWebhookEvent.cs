using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.SendGrid;

/// <summary>One event (twilio.com/docs/sendgrid/for-developers/tracking-events/event).</summary>
internal static class SendGridWebhookEvent
{
    public static void Read(WebhookTaking taking, ProviderWebhookRequest request, WebhookPart part)
    {
        // Events about the account itself have a type and no message.
        if (!part.Has("event") && part.Has("type"))
        {
            return;
        }

        var type = part.Required("event");
        if (KindOf(type, part) is not { } kind)
        {
            return;
        }

        // What the send answered as X-Message-Id is the part before the first dot.
        var id = part.RequiredId("sg_message_id").Split('.')[0];
        var at = part.UnixTime("timestamp") ?? request.ReceivedAt;
        taking.Add(new ProviderReport(id, part.Id("sg_event_id") ?? WebhookText.EventId(id, type, part.Text("email"), part.Text("timestamp"), part.Text("url")), kind, at)
        {
            Code = part.Words("status"),
            Words = part.Words("reason") ?? (kind is ReportKind.Delivered ? part.Words("response") : null),
            Url = kind is ReportKind.Clicked ? part.Text("url") : null,
            Machine = part.Flag("sg_machine_open") is true,
            MessageId = Guid.TryParse(part.Words("message_id"), out var ours) ? ours : null,
        });
    }

    private static ReportKind? KindOf(string type, WebhookPart part) => type switch
    {
        "processed" => ReportKind.Accepted,
        "delivered" => ReportKind.Delivered,
        "open" => ReportKind.Opened,
        "click" => ReportKind.Clicked,
        "spamreport" => ReportKind.Complained,
        "unsubscribe" or "group_unsubscribe" => ReportKind.Unsubscribed,
        "bounce" when part.Words("type") == "blocked" => ReportKind.BouncedSoft,
        "bounce" when part.Words("bounce_classification") == "Invalid Address" => ReportKind.InvalidAddress,
        "bounce" => ReportKind.BouncedHard,
        "dropped" => DropOf(part.Words("reason")),
        _ => null,
    };

    /// <summary>Not sent at all, because SendGrid has the address on one of its lists.</summary>
    private static ReportKind DropOf(string? reason) => reason switch
    {
        "Bounced Address" => ReportKind.BouncedHard,
        "Spam Reporting Address" => ReportKind.Complained,
        "Unsubscribed Address" => ReportKind.Unsubscribed,
        "Invalid" => ReportKind.InvalidAddress,
        _ => ReportKind.Failed,
    };
}
