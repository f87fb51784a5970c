using System.Globalization;
using System.Text;

namespace FollowUp.Tests.Support.Mime;

/// <summary>Quoted-printable and base64 (RFC 2045 §6).</summary>
internal static class TransferReader
{
    public static byte[] Decode(string body, string? encoding) => encoding switch
    {
        null or "7bit" or "8bit" => Encoding.Latin1.GetBytes(body),
        "quoted-printable" => QuotedPrintable(body),
        "base64" => Base64(body),
        _ => throw new FormatException($"unknown encoding {encoding}"),
    };

    private static byte[] QuotedPrintable(string body)
    {
        var bytes = new List<byte>(body.Length);
        var lines = body.Split("\r\n");
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            MimeReader.Require(line.Length <= 76, "a quoted-printable line is longer than 76");
            MimeReader.Require(!line.EndsWith(' ') && !line.EndsWith('\t'), "white space ends a quoted-printable line");
            MimeReader.Require(!line.StartsWith('.') && !line.StartsWith("From ", StringComparison.Ordinal), "a line that relays may damage");
            var soft = line.EndsWith('=');
            for (var at = 0; at < line.Length - (soft ? 1 : 0); at++)
            {
                MimeReader.Require(line[at] is '\t' or (>= ' ' and <= '~'), "a character that must be encoded");
                if (line[at] == '=')
                {
                    bytes.Add(Hex(line, at + 1));
                    at += 2;
                }
                else
                {
                    bytes.Add((byte)line[at]);
                }
            }

            if (!soft && i < lines.Length - 1)
            {
                bytes.AddRange("\r\n"u8);
            }
        }

        return [.. bytes];
    }

    public static byte Hex(string text, int at)
    {
        MimeReader.Require(at + 2 <= text.Length && text.Substring(at, 2).All(c => char.IsAsciiDigit(c) || c is >= 'A' and <= 'F'), "= without two digits");
        return byte.Parse(text.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private static byte[] Base64(string body)
    {
        var lines = body.Split("\r\n");
        MimeReader.Require(lines.All(line => line.Length <= 76), "a base64 line is longer than 76");
        return Convert.FromBase64String(string.Concat(lines));
    }
}
