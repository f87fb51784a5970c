using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Smtp.Mime;
using NodaTime;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>A mail written out: envelope and bytes, ready for any connection.</summary>
internal sealed class SmtpMail : IDisposable
{
    /// <summary>Enough for most mails without files.</summary>
    private const int FirstSize = 8192;

    private readonly PooledBuffer bytes;

    private SmtpMail(SmtpAddress from, SmtpAddress to, string messageId, bool needsUtf8, PooledBuffer bytes)
    {
        From = from;
        To = to;
        MessageId = messageId;
        NeedsUtf8 = needsUtf8;
        Size = bytes.Length;
        IsEightBit = !Ascii.IsValid(bytes.Span);
        this.bytes = DotStuffing.Finish(bytes);
    }

    public SmtpAddress From { get; }

    public SmtpAddress To { get; }

    /// <summary>The value of the Message-ID header.</summary>
    public string MessageId { get; }

    /// <summary>An address in envelope or headers can only be written in UTF-8 (RFC 6531).</summary>
    public bool NeedsUtf8 { get; }

    public bool IsEightBit { get; }

    /// <summary>Octets as RFC 1870 counts them: without dot stuffing and end mark.</summary>
    public int Size { get; }

    /// <summary>Everything that follows the 354: dot-stuffed, with the final dot.</summary>
    public ReadOnlyMemory<byte> Data => bytes.Memory;

    /// <exception cref="InvalidToException">The contact's address is not one.</exception>
    /// <exception cref="ArgumentException">Something else cannot be put into a mail.</exception>
    public static SmtpMail Write(OutboundMessage message, Instant date)
    {
        var to = ParseTo(message.To);
        var from = SmtpAddress.Parse(message.From);
        var replyTo = string.IsNullOrWhiteSpace(message.ReplyTo) ? null : SmtpAddress.Parse(message.ReplyTo);
        var messageId = $"<{message.Id:N}@{from.Domain}>";
        var bytes = new PooledBuffer(FirstSize + message.Attachments.Sum(file => FilePart.WrittenLength(file.Content.Length)));
        try
        {
            MimeWriter.Write(bytes, message, new MimeIdentity(from, to, replyTo, messageId, date));
            return new SmtpMail(from, to, messageId, from.NeedsUtf8 || to.NeedsUtf8 || replyTo?.NeedsUtf8 == true, bytes);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    public void Dispose() => bytes.Dispose();

    private static SmtpAddress ParseTo(string text)
    {
        try
        {
            return SmtpAddress.Parse(text);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidToException(exception.Message, exception);
        }
    }
}
