using System.Buffers.Text;
using System.Text;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.DeadLetters;

/// <summary>What dead letters of one group have in common.</summary>
/// <param name="Words">The provider's code and words without what differs from message to message; null where nobody said any.</param>
public sealed record DeadLetterGroupKey(DeadLetterKind Kind, Channel Channel, string? Provider, string? Words)
{
    private const char Between = '.';
    private const int Parts = 4;
    private const int Longest = 2_000;

    /// <summary>As one word for addresses and the API; <see cref="TryRead"/> reads it.</summary>
    public override string ToString()
        => string.Join(Between, Kind.ToString().ToLowerInvariant(), Channel.ToString().ToLowerInvariant(), Encode(Provider), Encode(Words));

    /// <returns>Null for a text that is no key.</returns>
    public static DeadLetterGroupKey? TryRead(string? text)
    {
        if (text is not { Length: > 0 and <= Longest } || text.Split(Between) is not { Length: Parts } parts
            || !Enum.TryParse<DeadLetterKind>(parts[0], ignoreCase: true, out var kind) || !Enum.IsDefined(kind)
            || !Enum.TryParse<Channel>(parts[1], ignoreCase: true, out var channel) || !Enum.IsDefined(channel))
        {
            return null;
        }

        return Base64Url.IsValid(parts[2]) && Base64Url.IsValid(parts[3]) ? new DeadLetterGroupKey(kind, channel, Decode(parts[2]), Decode(parts[3])) : null;
    }

    private static string Encode(string? text) => text is null ? "" : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string? Decode(string text) => text.Length == 0 ? null : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
}
