using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Channels.Webhooks;

/// <summary>A message that somebody sent to one of our addresses.</summary>
/// <param name="ProviderMessageId">The provider's id of it; a repeat has the same. At most 200 characters.</param>
/// <param name="From">E-mail address in lower case, number in E.164, or a short code as it came.</param>
/// <param name="To">Ours, written likewise.</param>
/// <param name="Text">The words; null when the provider keeps them, to be fetched by <paramref name="ProviderMessageId"/>.</param>
/// <param name="At">When the provider received it; when we did where it does not say.</param>
public sealed record InboundMessage(string ProviderMessageId, Channel Channel, string From, string To, string? Text, Instant At)
{
    /// <summary>E-mail only.</summary>
    public string? Subject { get; init; }

    /// <summary>The sender's name as they gave it.</summary>
    public string? Name { get; init; }

    public IReadOnlyList<InboundMedia> Media { get; init; } = [];

    /// <summary>What stands behind the button or the list entry that was chosen.</summary>
    public string? ButtonPayload { get; init; }

    /// <summary>What it answers: the provider's id of our message, or for e-mail a <c>Message-ID</c> without brackets.</summary>
    public string? ReplyTo { get; init; }

    /// <summary><c>STOP</c>, <c>START</c> or <c>HELP</c> when the provider has acted on such a word itself.</summary>
    public string? OptOutType { get; init; }

    /// <summary>A program answered, such as an out-of-office note (RFC 3834).</summary>
    public bool Automatic { get; init; }

    /// <summary>Without addresses and words: they are personal.</summary>
    public override string ToString() => $"{nameof(InboundMessage)} {{ {Channel}, {ProviderMessageId} }}";
}

/// <summary>A file that came with a message.</summary>
/// <param name="Url">Where the provider keeps it; null when it has to be asked for by <paramref name="Id"/>.</param>
public sealed record InboundMedia(string? Url, string? Id, string? ContentType);
