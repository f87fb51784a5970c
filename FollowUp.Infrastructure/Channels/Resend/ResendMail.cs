using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Resend;

/// <summary>
/// The body of <c>POST /emails</c> (https://resend.com/docs/api-reference/emails/send-email). Made of the message alone, so that a
/// repeat is the same byte for byte: Resend refuses a known key with another body.
/// </summary>
internal static class ResendMail
{
    /// <summary>Comes back with every event, so that an event finds the message even when no answer came.</summary>
    public const string IdTag = "message_id";

    public static WatchedContent Of(OutboundMessage message) => WatchedContent.Json(new
    {
        from = MailParts.Mailbox(message.FromName, message.From),
        to = new[] { MailParts.To(message) },
        subject = message.Subject ?? "",
        reply_to = message.ReplyTo,
        html = message.Html,
        text = message.Text,
        headers = message.Headers.Count == 0 ? null : message.Headers,
        attachments = message.Attachments.Count == 0 ? null : message.Attachments.Select(file => new
        {
            // Written as base 64, without a text in between.
            content = file.Content,
            filename = file.FileName,
            content_type = file.ContentType,
            content_id = file.ContentId,
        }),
        tags = new[] { new { name = IdTag, value = message.Id.ToString("D") } },
    });
}
