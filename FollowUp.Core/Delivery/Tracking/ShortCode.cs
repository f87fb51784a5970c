using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FollowUp.Core.Delivery.Tracking;

/// <summary>
/// The code of a short link: 8 of 62 letters and digits, so one of 2.2 × 10¹⁴ (47.6 bits). It is made of the message's
/// token, of which nobody else knows the 128 random bits, and the target: a message that is handed over again has the same codes.
/// </summary>
public static class ShortCode
{
    public const int Length = 8;

    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string Of(string messageToken, string target)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{messageToken}\n{target}"), hash);
        var number = BinaryPrimitives.ReadUInt64BigEndian(hash);
        Span<char> code = stackalloc char[Length];
        foreach (ref var letter in code)
        {
            (number, var place) = Math.DivRem(number, (ulong)Letters.Length);
            letter = Letters[(int)place];
        }

        return new string(code);
    }

    /// <summary>Whether the text has the form of a code.</summary>
    public static bool IsOne(string text) => text.Length == Length && text.All(char.IsAsciiLetterOrDigit);
}
