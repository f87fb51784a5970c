using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>
/// The bodies of <c>POST /whatsapp/1/message/…</c> (https://www.infobip.com/docs/api/channels/whatsapp/whatsapp-outbound-messages).
/// A template goes as the one message of a bulk, all else by itself.
/// </summary>
internal static class InfobipWhatsApp
{
    public static (string Path, WatchedContent Content) Of(OutboundMessage message, Uri? statusUrl)
    {
        WhatsAppForm.Check(message);
        var (kind, content) = Content(message);
        var id = message.Id.ToString("D");
        var body = new
        {
            from = InfobipNumber.Of(message.From),
            to = InfobipNumber.Of(message.To),
            messageId = id,
            content,
            callbackData = id,
            notifyUrl = statusUrl?.AbsoluteUri,
        };
        return ($"/whatsapp/1/message/{kind}", kind == "template" ? WatchedContent.Json(new { messages = new[] { body } }) : WatchedContent.Json(body));
    }

    private static (string Kind, object Content) Content(OutboundMessage message) => message.WhatsApp switch
    {
        null when message.Media.Count > 0 => Media(message, message.Media[0]),
        null => ("text", new { text = message.Text }),
        WhatsAppContent.Template template => ("template", InfobipTemplate.Of(template)),
        WhatsAppContent.Buttons buttons => ("interactive/buttons", new
        {
            body = new { text = message.Text },
            action = new { buttons = buttons.Replies.Select(reply => new { type = "REPLY", id = reply.Id, title = reply.Title }) },
        }),
        WhatsAppContent.Menu menu => ("interactive/list", new
        {
            body = new { text = message.Text },
            action = new
            {
                title = menu.Label,
                sections = menu.Sections.Select(section => new
                {
                    title = section.Title,
                    rows = section.Rows.Select(row => new { id = row.Id, title = row.Title, description = row.Description }),
                }),
            },
        }),
        WhatsAppContent.Location place => ("location", new { latitude = place.Latitude, longitude = place.Longitude, name = place.Name, address = place.Address }),
        _ => throw new UnfitMessageException("content", "Infobip has no form for this WhatsApp message."),
    };

    private static (string Kind, object Content) Media(OutboundMessage message, MediaLink media) => WhatsAppForm.Kind(media) switch
    {
        "audio" => ("audio", new { mediaUrl = media.Url.AbsoluteUri }),
        "document" => ("document", new { mediaUrl = media.Url.AbsoluteUri, caption = Caption(message), filename = media.FileName }),
        var kind => (kind, new { mediaUrl = media.Url.AbsoluteUri, caption = Caption(message) }),
    };

    private static string? Caption(OutboundMessage message) => message.Text.Length == 0 ? null : message.Text;
}
