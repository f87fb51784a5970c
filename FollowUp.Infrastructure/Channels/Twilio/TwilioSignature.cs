using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Twilio;

/// <summary>
/// <c>X-Twilio-Signature</c> (twilio.com/docs/usage/security, "Validating requests"): HMAC-SHA1 with the auth token over
/// the address and the sorted form fields; for other bodies over the address alone, whose <c>bodySHA256</c> tells the body's hash.
/// </summary>
internal static class TwilioSignature
{
    private const string BodyHash = "bodySHA256";

    /// <param name="form">The fields; none for a body of another type.</param>
    public static bool Matches(ProviderWebhookRequest request, WebhookForm? form, string authToken)
    {
        var given = request.Header("X-Twilio-Signature");
        var hash = request.Query(BodyHash);
        var content = hash is null && form is not null ? Content(form) : "";
        var matches = false;

        // Twilio has signed with and without the standard port, so its libraries try both.
        foreach (var url in Spellings(request.Url))
        {
            matches |= WebhookSecrets.AreEqual(given, Sign(url + content, authToken));
        }

        return matches & (hash is null
            ? form is not null || request.Body.IsEmpty
            : WebhookSecrets.AreEqual(hash.ToLowerInvariant(), Convert.ToHexStringLower(SHA256.HashData(request.Body.Span))));
    }

    private static string Content(WebhookForm form)
    {
        var content = new StringBuilder();
        foreach (var field in form.Fields.GroupBy(field => field.Key, field => field.Value).OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            // A field that is there several times counts once for each different value.
            foreach (var value in field.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                content.Append(field.Key).Append(value);
            }
        }

        return content.ToString();
    }

    private static IEnumerable<string> Spellings(string url)
    {
        yield return url;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.IsDefaultPort)
        {
            yield break;
        }

        var authority = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOfAny(['/', '?', '#'], authority);
        var (host, rest) = end < 0 ? (url[authority..], "") : (url[authority..end], url[end..]);
        var port = $":{address.Port}";
        yield return url[..authority] + (host.EndsWith(port, StringComparison.Ordinal) ? host[..^port.Length] : host + port) + rest;
    }

    private static string Sign(string content, string authToken)
#pragma warning disable CA5350 // The algorithm is Twilio's choice; HMAC does not rest on what SHA-1 lacks.
        => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(content)));
#pragma warning restore CA5350
}
