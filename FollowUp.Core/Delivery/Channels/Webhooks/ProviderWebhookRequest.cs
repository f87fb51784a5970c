using System.Net;
using NodaTime;

namespace FollowUp.Core.Delivery.Channels.Webhooks;

/// <summary>A webhook of a provider as it came over the wire.</summary>
/// <param name="Method">Such as <c>POST</c>.</param>
/// <param name="Url">
/// The address as the provider called it, with its query as it was written. It begins with <c>App:BaseUrl</c>: behind a
/// proxy, scheme and host of the request are others, and some signatures cover the address.
/// </param>
/// <param name="Header">Looks a header up by name, case aside; null when it was not sent.</param>
/// <param name="Body">The raw bytes: signatures cover these and nothing else.</param>
/// <param name="ReceivedAt">For signatures that grow old, and for events that carry no time.</param>
public sealed record ProviderWebhookRequest(string Method, string Url, Func<string, string?> Header, ReadOnlyMemory<byte> Body, Instant ReceivedAt)
{
    /// <summary>A value of the address's query, decoded; null when it has none of that name.</summary>
    public string? Query(string name)
    {
        var start = Url.IndexOf('?', StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        foreach (var pair in Url[(start + 1)..].Split('#')[0].Split('&'))
        {
            var parts = pair.Split('=', 2);
            if (WebUtility.UrlDecode(parts[0]) == name)
            {
                return WebUtility.UrlDecode(parts.Length > 1 ? parts[1] : "");
            }
        }

        return null;
    }

    /// <summary>Method alone: address and body hold tokens and personal data.</summary>
    public override string ToString() => $"{nameof(ProviderWebhookRequest)} {{ {Method} }}";
}
