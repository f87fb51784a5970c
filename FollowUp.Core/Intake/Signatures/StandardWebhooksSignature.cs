using System.Globalization;
using System.Text;
using NodaTime;

namespace FollowUp.Core.Intake.Signatures;

/// <summary>Standard Webhooks specification, "Verifying webhook authenticity": HMAC-SHA256 over <c>{id}.{timestamp}.{body}</c>.</summary>
public static class StandardWebhooksSignature
{
    /// <summary>How far a timestamp may be from our clock, so that a recorded webhook cannot be played again later.</summary>
    public static readonly Duration Tolerance = Duration.FromMinutes(5);

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private const int MostSignatures = 10;

    /// <param name="signatures">One or several <c>v1,&lt;base64&gt;</c>, parted by spaces; other versions are passed over.</param>
    public static bool Matches(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets, Instant now)
    {
        if (string.IsNullOrEmpty(id) || signatures is null || !IsFresh(timestamp, now))
        {
            return false;
        }

        var content = Content(id, timestamp!, body);
        var keys = secrets.Select(Key).OfType<byte[]>().ToList();
        var matches = false;
        foreach (var signature in signatures.Split(' ', MostSignatures, StringSplitOptions.RemoveEmptyEntries))
        {
            matches |= signature.StartsWith(Version, StringComparison.Ordinal) && HmacSignature.Matches(signature[Version.Length..], content, keys);
        }

        return matches;
    }

    private static bool IsFresh(string? timestamp, Instant now)
        => long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 100_000_000_000
            && now - Instant.FromUnixTimeSeconds(seconds) is var age
            && age <= Tolerance && age >= -Tolerance;

    private static byte[] Content(string id, string timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        var content = new byte[head.Length + body.Length];
        head.CopyTo(content, 0);
        body.CopyTo(content.AsSpan(head.Length));
        return content;
    }

    private static byte[]? Key(string secret)
    {
        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) ? key[..length] : null;
    }
}
