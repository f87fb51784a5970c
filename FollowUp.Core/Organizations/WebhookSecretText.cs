using System.Security.Cryptography;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>The text of a webhook secret.</summary>
public static class WebhookSecretText
{
    private const string Prefix = "whsec_";

    /// <summary>A new secret in the form of Standard Webhooks (standard-webhooks spec, "Signature scheme"): <c>whsec_</c> and 256 bits in base64.</summary>
    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Whether the text is <c>whsec_</c> followed by base64 of 16 to 64 bytes.</summary>
    public static bool IsStandard(string text)
    {
        Span<byte> bytes = stackalloc byte[256];
        return text.Length <= 200
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length)
            && length is >= 16 and <= 64;
    }

    /// <summary>Checks a secret that the shop made, as Shopify does.</summary>
    /// <exception cref="InputException">Too short, too long, or for the generic source not in the standard form.</exception>
    public static string Checked(string source, string text)
    {
        var secret = text.Trim();
        if (source == WebhookSources.Generic)
        {
            return IsStandard(secret) ? secret : throw new InputException("secret", "must be whsec_ followed by base64 of 16 to 64 bytes");
        }

        return secret.Length is >= 16 and <= 200 ? secret : throw new InputException("secret", "must be 16 to 200 characters");
    }
}
