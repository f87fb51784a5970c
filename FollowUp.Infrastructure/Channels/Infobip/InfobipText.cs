using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>
/// The bodies of <c>POST /sms/3/messages</c> (https://www.infobip.com/docs/api/channels/sms/outbound-sms/send-sms-messages) and
/// <c>POST /mms/2/messages</c> (https://www.infobip.com/docs/api/channels/mms). The message's id goes along as Infobip's own.
/// </summary>
internal static class InfobipText
{
    public static string Path(OutboundMessage message) => message.Media.Count == 0 ? "/sms/3/messages" : "/mms/2/messages";

    public static WatchedContent Of(OutboundMessage message, Uri? statusUrl)
    {
        var id = message.Id.ToString("D");
        return WatchedContent.Json(new
        {
            messages = new[]
            {
                new
                {
                    sender = InfobipNumber.Of(message.From),
                    destinations = new[] { new { to = InfobipNumber.Of(message.To), messageId = id } },
                    content = message.Media.Count == 0 ? (object)new { text = message.Text } : new { messageSegments = Segments(message) },
                    webhooks = new { delivery = statusUrl is null ? null : new { url = statusUrl.AbsoluteUri }, callbackData = id },
                },
            },
        });
    }

    private static IEnumerable<object> Segments(OutboundMessage message)
    {
        if (message.Text.Length > 0)
        {
            yield return new { type = "TEXT", text = message.Text };
        }

        foreach (var media in message.Media)
        {
            yield return new { type = "LINK", contentUrl = media.Url.AbsoluteUri, contentType = media.ContentType };
        }
    }
}
