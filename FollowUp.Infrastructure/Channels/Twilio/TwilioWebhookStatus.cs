using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Twilio;

/// <summary>Message states of Twilio (twilio.com/docs/messaging/api/message-resource#message-status-values).</summary>
internal static class TwilioWebhookStatus
{
    public static void Read(WebhookTaking taking, ProviderWebhookRequest request, WebhookForm form, string status)
    {
        var id = form.RequiredId("MessageSid");
        var code = form.Text("ErrorCode") is { } error and not "0" ? error : null;
        if (KindOf(status, code, form.Text("From")) is { } kind)
        {
            taking.Add(new ProviderReport(id, WebhookText.EventId(id, status), kind, request.ReceivedAt)
            {
                Code = WebhookText.Cut(code),
                Words = WebhookText.Cut(form.Text("ErrorMessage") ?? form.Text("ChannelStatusMessage")),
                Price = Money.Read(form.Text("Price"), form.Text("PriceUnit")),
                MessageId = Guid.TryParse(request.Query("message"), out var ours) ? ours : null,
            });
        }
    }

    /// <summary>Null for states that say nothing yet.</summary>
    /// <param name="code">Of twilio.com/docs/api/errors; null when there was no error.</param>
    /// <param name="from">What it was sent from; null when that is not said.</param>
    public static ReportKind? KindOf(string status, string? code, string? from) => status switch
    {
        "sent" or "queued" or "sending" => ReportKind.Accepted,
        "delivered" => ReportKind.Delivered,
        "read" => ReportKind.Read,
        "failed" or "undelivered" or "canceled" => FailureOf(code, from),
        _ => null,
    };

    private static ReportKind FailureOf(string? code, string? from) => code switch
    {
        // Not a number, not a mobile one, unknown to its network; no such WhatsApp user.
        "21211" or "21217" or "21614" or "30005" or "63003" or "63024" => ReportKind.InvalidAddress,

        // A landline; or, sent from a short code, a network that short codes do not reach while other senders do
        // (twilio.com/docs/api/errors/30006). A mobile number must not be given up for that.
        "30006" when from is not null && WebhookText.Number(from).StartsWith('+') => ReportKind.InvalidAddress,

        // The contact sent STOP.
        "21610" => ReportKind.Unsubscribed,
        _ => ReportKind.Failed,
    };
}
