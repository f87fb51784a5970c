using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.SendGrid;

/// <summary>The body of <c>POST /v3/mail/send</c> (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send).</summary>
internal static class SendGridMail
{
    /// <summary>Comes back with every event, so that an event finds the message even when no answer came.</summary>
    public const string IdArgument = "message_id";

    public static WatchedContent Of(OutboundMessage message) => WatchedContent.Json(new
    {
        personalizations = new[]
        {
            new
            {
                to = new[] { Address(MailParts.To(message), message.ToName) },
                custom_args = new Dictionary<string, string> { [IdArgument] = message.Id.ToString("D") },
            },
        },
        from = Address(message.From, message.FromName),
        reply_to = message.ReplyTo is { } reply ? Address(reply, null) : null,
        subject = message.Subject ?? "",
        content = Bodies(message),
        attachments = message.Attachments.Count == 0 ? null : message.Attachments.Select(file => new
        {
            // Written as base 64, without a text in between.
            content = file.Content,
            type = file.ContentType,
            filename = file.FileName,
            disposition = file.ContentId is null ? "attachment" : "inline",
            content_id = file.ContentId,
        }),
        headers = message.Headers.Count == 0 ? null : message.Headers,

        // Links and pixel are ours already; wrapped twice they would hide unsubscribe links and count everything twice.
        tracking_settings = new
        {
            click_tracking = new { enable = false, enable_text = false },
            open_tracking = new { enable = false },
            subscription_tracking = new { enable = false },
        },
    });

    private static object Address(string email, string? name) => new { email, name = MailParts.Name(name) };

    /// <summary>Plain text goes first, and an empty body is not taken.</summary>
    private static IEnumerable<object> Bodies(OutboundMessage message)
    {
        if (message.Text.Length > 0)
        {
            yield return new { type = "text/plain", value = message.Text };
        }

        if (message.Html is { Length: > 0 } html)
        {
            yield return new { type = "text/html", value = html };
        }
    }
}
