using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.NotificationApi;

/// <summary>
/// Events webhook of NotificationAPI (notificationapi.com/docs/features/events-webhook). It is not signed: the address
/// carries a token. Events have neither id nor time, and successes are not told of.
/// </summary>
internal sealed class NapiWebhook : IProviderWebhook
{
    public string Provider => "notificationapi";

    public ProviderWebhookRead Read(ProviderWebhookRequest request, ChannelAccountSettings account)
        => WebhookSecrets.CheckToken(request, account) is { } refusal
            ? refusal
            : WebhookTaking.ReadJson(request, (taking, root) => taking.Each([root], part => Read(taking, request, part)));

    private static void Read(WebhookTaking taking, ProviderWebhookRequest request, WebhookPart part)
    {
        var type = part.Required("eventType");
        if (KindOf(type) is { } kind)
        {
            var id = part.RequiredId("trackingId");
            taking.Add(new ProviderReport(id, WebhookText.EventId(id, part.Text("channel"), type), kind, request.ReceivedAt));
        }
    }

    private static ReportKind? KindOf(string type) => type switch
    {
        "OPEN" or "EMAIL_OPEN" => ReportKind.Opened,
        "CLICK" or "EMAIL_CLICK" => ReportKind.Clicked,
        "FAILED" or "EMAIL_FAILED" or "SMS_FAILED" => ReportKind.Failed,
        _ => null,
    };
}
