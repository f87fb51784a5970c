using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>A received message (infobip.com/docs/api/channels/sms/inbound-sms/receive-inbound-sms-messages; …/whatsapp/…/receive-whatsapp-inbound-messages).</summary>
internal static class InfobipWebhookMessage
{
    public static InboundMessage Read(ProviderWebhookRequest request, WebhookPart part)
    {
        var (id, from, to) = (part.RequiredId("messageId"), WebhookText.Number(part.Required("from")), WebhookText.Number(part.Required("to")));
        var at = part.Time("receivedAt") ?? request.ReceivedAt;
        if (part.Object("message") is not { } message)
        {
            return part.Has("text")
                ? new InboundMessage(id, Channel.Sms, from, to, part.Text("text") ?? "", at)
                : throw new WebhookPartException("status, seenAt, text and message are missing: neither a report nor a message");
        }

        var button = message.Required("type").StartsWith("INTERACTIVE_", StringComparison.Ordinal);
        return new InboundMessage(id, Channel.WhatsApp, from, to, message.Text(button ? "title" : "text") ?? message.Text("caption") ?? "", at)
        {
            Name = part.Object("contact")?.Words("name"),
            Media = message.Text("url") is { } url ? [new InboundMedia(url, null, null)] : [],
            ButtonPayload = message.Text(button ? "id" : "payload"),
            ReplyTo = message.Object("context")?.Id("id"),
        };
    }
}
