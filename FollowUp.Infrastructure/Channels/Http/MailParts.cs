using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Smtp;

namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>Parts of an e-mail as providers' APIs take them.</summary>
internal static class MailParts
{
    /// <summary>The address with its domain in ASCII.</summary>
    /// <exception cref="UnfitMessageException">It is not an e-mail address.</exception>
    public static string To(OutboundMessage message)
    {
        try
        {
            return SmtpAddress.Parse(message.To).Wire;
        }
        catch (ArgumentException exception)
        {
            throw new UnfitMessageException("address", exception.Message, invalidAddress: true);
        }
    }

    public static string? Name(string? name) => ProviderWords.OneLine(name ?? "") is { Length: > 0 } line ? line : null;

    /// <summary><c>"The shop" &lt;shop@shop.example&gt;</c> (RFC 5322 §3.4).</summary>
    public static string Mailbox(string? name, string address) => Name(name) is { } line
        ? $"\"{line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{address}>"
        : address;
}
