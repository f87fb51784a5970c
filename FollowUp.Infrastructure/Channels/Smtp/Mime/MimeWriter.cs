using System.Globalization;
using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Infrastructure.Channels.Smtp.Mime;

/// <summary>Writes a message as a mail (RFC 5322, RFC 2045 to 2047, RFC 2231). The same message always gives the same bytes.</summary>
internal static class MimeWriter
{
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "Sender", "To", "Cc", "Bcc", "Reply-To", "Subject", "Date", "Message-ID", "MIME-Version",
        "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "Content-ID", "Return-Path",
    };

    /// <exception cref="ArgumentException">A header, a name or an attachment cannot be written safely.</exception>
    public static void Write(PooledBuffer to, OutboundMessage message, MimeIdentity identity)
    {
        var headers = new HeaderWriter(to);
        headers.Raw("Date", identity.Date.ToDateTimeOffset().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        headers.Raw("Message-ID", identity.MessageId);
        headers.Address("From", identity.From, message.FromName);
        headers.Address("To", identity.To, message.ToName);
        if (identity.ReplyTo is not null)
        {
            headers.Address("Reply-To", identity.ReplyTo, null);
        }

        if (!string.IsNullOrEmpty(message.Subject))
        {
            headers.Text("Subject", message.Subject);
        }

        foreach (var (name, value) in message.Headers)
        {
            if (OwnHeaders.Contains(name))
            {
                throw new ArgumentException($"The header {name} is written from the message itself and cannot be set.");
            }

            headers.Extra(name, value);
        }

        headers.Raw("MIME-Version", "1.0");
        MimeParts.Of(message).Write(to);
    }
}
