using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Meta;

/// <summary>One change of the field <c>messages</c>: states of messages we sent, and messages we received.</summary>
internal static class MetaWebhookChange
{
    public static void Read(WebhookTaking taking, ProviderWebhookRequest request, WebhookPart change)
    {
        // Templates, quality and account notices come to the same address.
        if (change.Text("field") != "messages")
        {
            return;
        }

        var value = change.Object("value") ?? throw new WebhookPartException("value is missing");
        var (statuses, messages, contacts) = (value.List("statuses"), value.List("messages"), value.List("contacts"));
        taking.Each(statuses, part => Status(taking, request, part));
        taking.Each(messages, part =>
        {
            var to = value.Object("metadata")?.Text("display_phone_number") ?? throw new WebhookPartException("metadata.display_phone_number is missing");
            var from = part.Required("from");
            var name = contacts.Select(WebhookPart.Of).Where(contact => contact.Text("wa_id") == from).Select(contact => contact.Object("profile")?.Words("name")).FirstOrDefault();
            taking.Add(MetaWebhookMessage.Read(request, part, WebhookText.Number(from), WebhookText.Number(to), name));
        });
    }

    private static void Status(WebhookTaking taking, ProviderWebhookRequest request, WebhookPart part)
    {
        var (id, status) = (part.RequiredId("id"), part.Required("status"));
        var error = part.List("errors") is [var first, ..] ? WebhookPart.Of(first) : (WebhookPart?)null;
        var code = error?.Words("code");
        if (KindOf(status, code) is { } kind)
        {
            taking.Add(new ProviderReport(id, WebhookText.EventId(id, status), kind, part.UnixTime("timestamp") ?? request.ReceivedAt)
            {
                Code = code,
                Words = error?.Object("error_data")?.Words("details") ?? error?.Words("message") ?? error?.Words("title"),
                MessageId = Guid.TryParse(part.Words("biz_opaque_callback_data"), out var ours) ? ours : null,
                Free = part.Object("pricing")?.Flag("billable") is false,
            });
        }
    }

    /// <summary>Codes: developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes.</summary>
    private static ReportKind? KindOf(string status, string? code) => (status, code) switch
    {
        ("sent", _) => ReportKind.Accepted,
        ("delivered", _) => ReportKind.Delivered,
        ("read" or "played", _) => ReportKind.Read,

        // Undeliverable: the number is not in WhatsApp, above all.
        ("failed", "131026") => ReportKind.InvalidAddress,

        // Opted out of the business's marketing messages.
        ("failed", "131050") => ReportKind.Unsubscribed,
        ("failed", _) => ReportKind.Failed,
        _ => null,
    };
}
