using System.Security.Cryptography;
using System.Text;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Meta;

/// <summary><c>X-Hub-Signature-256</c> (developers.facebook.com/docs/graph-api/webhooks/getting-started, "Validating Payloads"): HMAC-SHA256 of the body with the app's secret, in hex.</summary>
internal static class MetaSignature
{
    private const string Prefix = "sha256=";

    public static bool Matches(string? signature, ReadOnlySpan<byte> body, string appSecret)
        => WebhookSecrets.AreEqual(signature, Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body)));
}
