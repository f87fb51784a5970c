using System.Text;
using System.Text.RegularExpressions;

namespace FollowUp.Tests.Support.Mime;

/// <summary>Encoded words in headers (RFC 2047).</summary>
internal static partial class EncodedWordReader
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string Decode(string value)
    {
        // White space between two encoded words is not text (§6.2).
        var joined = BetweenWords().Replace(value, "");
        return Word().Replace(joined, match =>
        {
            MimeReader.Require(match.Length <= 75, "an encoded word is longer than 75");
            var text = match.Groups["text"].Value;
            // Strict: each word must hold whole characters (§5).
            return Strict.GetString(match.Groups["kind"].Value == "B" ? Convert.FromBase64String(text) : Q(text));
        });
    }

    private static byte[] Q(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            MimeReader.Require(char.IsAsciiLetterOrDigit(text[i]) || "!*+-/_=".Contains(text[i], StringComparison.Ordinal), "a character not allowed in Q within names");
            if (text[i] == '=')
            {
                bytes.Add(TransferReader.Hex(text, i + 1));
                i += 2;
            }
            else
            {
                bytes.Add(text[i] == '_' ? (byte)' ' : (byte)text[i]);
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"(?<==\?utf-8\?[BQ]\?[^? ]*\?=)[ \t]+(?==\?utf-8\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[BQ])\?(?<text>[^? ]*)\?=")]
    private static partial Regex Word();
}
