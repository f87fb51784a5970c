using System.Text.Json;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Twilio;

/// <summary>CloudEvents of Twilio's Event Streams (twilio.com/docs/events/event-types/messaging).</summary>
internal static class TwilioWebhookEvents
{
    private const string Messaging = "com.twilio.messaging.";

    public static ProviderWebhookRead Read(ProviderWebhookRequest request)
        => WebhookTaking.ReadJson(
            request,
            (taking, root) => taking.Each(
                root.ValueKind switch
                {
                    JsonValueKind.Array => root.EnumerateArray(),
                    JsonValueKind.Object => [root],
                    _ => throw new WebhookPartException("must be a list of events"),
                },
                part => Read(taking, request, part)));

    private static void Read(WebhookTaking taking, ProviderWebhookRequest request, WebhookPart part)
    {
        var type = part.Required("type");
        if (!type.StartsWith(Messaging, StringComparison.Ordinal))
        {
            return;
        }

        var data = part.Object("data") ?? throw new WebhookPartException("data is missing");
        var id = data.RequiredId("messageSid");
        var at = data.Time("timestamp") ?? request.ReceivedAt;
        if (type == Messaging + "inbound-message.received")
        {
            var from = data.Required("from");
            taking.Add(new InboundMessage(id, TwilioWebhookMessage.ChannelOf(from), WebhookText.Number(from), WebhookText.Number(data.Required("to")), data.Text("body") ?? "", at));
            return;
        }

        var code = data.Text("errorCode") is { } error and not "0" ? error : null;
        if (TwilioWebhookStatus.KindOf(type[(type.LastIndexOf('.') + 1)..], code, data.Text("from")) is { } kind)
        {
            taking.Add(new ProviderReport(id, part.Id("id") ?? WebhookText.EventId(id, type), kind, at) { Code = WebhookText.Cut(code), Words = data.Words("errorMessage") });
        }
    }
}
