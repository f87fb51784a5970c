using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Meta;

/// <summary>A received WhatsApp message (developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components, "messages object").</summary>
internal static class MetaWebhookMessage
{
    public static InboundMessage Read(ProviderWebhookRequest request, WebhookPart part, string from, string to, string? name)
    {
        var type = part.Required("type");
        var content = Content(part, type);
        return new InboundMessage(part.RequiredId("id"), Channel.WhatsApp, from, to, content.Text ?? "", part.UnixTime("timestamp") ?? request.ReceivedAt)
        {
            Name = name,
            Media = content.Media is { } media ? [media] : [],
            ButtonPayload = content.Payload,
            ReplyTo = content.ReplyTo ?? part.Object("context")?.Id("id"),
        };
    }

    private static (string? Text, string? Payload, InboundMedia? Media, string? ReplyTo) Content(WebhookPart part, string type)
    {
        if (type == "interactive")
        {
            var interactive = part.Object("interactive");
            var reply = interactive?.Object("button_reply") ?? interactive?.Object("list_reply");
            return (reply?.Text("title"), reply?.Text("id"), null, null);
        }

        // Orders, contacts and what is not supported have no words of their own.
        var content = part.Has(type) && type is not ("contacts" or "errors" or "unsupported") ? part.Object(type) : null;
        return type switch
        {
            "text" => (content?.Text("body"), null, null, null),
            "button" => (content?.Text("text"), content?.Text("payload"), null, null),
            "image" or "video" or "audio" or "document" or "sticker" => (content?.Text("caption"), null, new InboundMedia(content?.Text("url"), content?.Id("id"), content?.Words("mime_type")), null),
            "location" => (string.Join(", ", new[] { content?.Text("name"), content?.Text("address"), $"{content?.Text("latitude")} {content?.Text("longitude")}" }.Where(words => !string.IsNullOrWhiteSpace(words))), null, null, null),
            "reaction" => (content?.Text("emoji"), null, null, content?.Id("message_id")),
            _ => default,
        };
    }
}
