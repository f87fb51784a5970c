using System.Security.Cryptography;
using System.Text;

namespace FollowUp.Core.Intake.Signatures;

/// <summary>HMAC-SHA256 in base64 over the raw body, as Shopify and WooCommerce sign.</summary>
public static class HmacSignature
{
    /// <summary>Compares with every secret, in constant time, whether or not an earlier one matched.</summary>
    /// <param name="signature">The header's value; null when it was not sent.</param>
    public static bool Matches(string? signature, ReadOnlySpan<byte> content, IEnumerable<byte[]> keys)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes + 2];
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        var wellFormed = signature is { Length: 44 } && Convert.TryFromBase64String(signature, given, out var length) && length == expected.Length;
        var matches = false;
        foreach (var key in keys)
        {
            HMACSHA256.HashData(key, content, expected);
            matches |= CryptographicOperations.FixedTimeEquals(expected, given[..expected.Length]);
        }

        return matches & wellFormed;
    }

    /// <summary>The bytes of secrets whose text itself is the key.</summary>
    public static IEnumerable<byte[]> TextKeys(IEnumerable<string> secrets) => secrets.Select(Encoding.UTF8.GetBytes);
}
