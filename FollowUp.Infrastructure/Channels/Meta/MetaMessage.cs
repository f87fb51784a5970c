using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Meta;

/// <summary>The body of <c>POST /{phone-number-id}/messages</c> (https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages).</summary>
internal static class MetaMessage
{
    public static WatchedContent Of(OutboundMessage message)
    {
        WhatsAppForm.Check(message);
        var (type, content) = Content(message);
        return WatchedContent.Json(new Dictionary<string, object>
        {
            ["messaging_product"] = "whatsapp",
            ["recipient_type"] = "individual",
            ["to"] = message.To,
            ["type"] = type,
            [type] = content,

            // Comes back with every status, so that a status finds the message even when no answer came.
            ["biz_opaque_callback_data"] = message.Id.ToString("D"),
        });
    }

    private static (string Type, object Content) Content(OutboundMessage message) => message.WhatsApp switch
    {
        null when message.Media.Count > 0 => (WhatsAppForm.Kind(message.Media[0]), Media(message, message.Media[0])),
        null => ("text", new { preview_url = false, body = message.Text }),
        WhatsAppContent.Template template => ("template", MetaTemplate.Of(template)),
        WhatsAppContent.Buttons buttons => ("interactive", new
        {
            type = "button",
            body = new { text = message.Text },
            action = new { buttons = buttons.Replies.Select(reply => new { type = "reply", reply = new { id = reply.Id, title = reply.Title } }) },
        }),
        WhatsAppContent.Menu menu => ("interactive", new
        {
            type = "list",
            body = new { text = message.Text },
            action = new
            {
                button = menu.Label,
                sections = menu.Sections.Select(section => new
                {
                    title = section.Title,
                    rows = section.Rows.Select(row => new { id = row.Id, title = row.Title, description = row.Description }),
                }),
            },
        }),
        WhatsAppContent.Location place => ("location", new { latitude = place.Latitude, longitude = place.Longitude, name = place.Name, address = place.Address }),
        _ => throw new UnfitMessageException("content", "Meta has no form for this WhatsApp message."),
    };

    private static object Media(OutboundMessage message, MediaLink media) => new
    {
        link = media.Url.AbsoluteUri,
        caption = message.Text.Length == 0 ? null : message.Text,
        filename = WhatsAppForm.Kind(media) == "document" ? media.FileName : null,
    };
}
