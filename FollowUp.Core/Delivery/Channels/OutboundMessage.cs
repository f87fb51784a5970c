using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Channels;

/// <summary>A rendered message, ready for a provider.</summary>
/// <param name="Id">Stable over all attempts: providers that can tell repeats apart get it as their key.</param>
/// <param name="To">E-mail address or E.164 number.</param>
/// <param name="Subject">E-mail only.</param>
/// <param name="Html">E-mail only.</param>
/// <param name="Text">Plain text; the whole body of a text message.</param>
/// <param name="Headers">Extra e-mail headers such as <c>List-Unsubscribe</c>.</param>
public sealed record OutboundMessage(
    Guid Id,
    Guid OrganizationId,
    Channel Channel,
    string To,
    string? ToName,
    string From,
    string? FromName,
    string? ReplyTo,
    string? Subject,
    string? Html,
    string Text,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyList<Attachment> Attachments)
{
    /// <summary>Pictures and files of a text or WhatsApp message; providers fetch them themselves.</summary>
    public IReadOnlyList<MediaLink> Media { get; init; } = [];

    /// <summary>WhatsApp only. Null sends <see cref="Text"/> and <see cref="Media"/>, which WhatsApp takes only within 24 hours of the contact's last message.</summary>
    public WhatsAppContent? WhatsApp { get; init; }
}

/// <summary>A file at a public address.</summary>
/// <param name="ContentType">Such as <c>image/jpeg</c>; decides how a provider shows it.</param>
public sealed record MediaLink(Uri Url, string ContentType, string? FileName = null);

/// <summary>A file that goes with an e-mail.</summary>
/// <param name="ContentId">Set for inline parts that the HTML refers to as <c>cid:</c>.</param>
public sealed record Attachment(string FileName, string ContentType, ReadOnlyMemory<byte> Content, string? ContentId = null);
