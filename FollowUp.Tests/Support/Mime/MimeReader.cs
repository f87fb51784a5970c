using System.Text;

namespace FollowUp.Tests.Support.Mime;

/// <summary>
/// Reads mails back, strictly: every departure from RFC 5322 and RFC 2045 to 2047 is a <see cref="FormatException"/>, so that
/// reading a mail is also a check of it.
/// </summary>
internal static class MimeReader
{
    /// <param name="utf8">Headers may hold UTF-8 (RFC 6532).</param>
    public static ReadPart Read(ReadOnlyMemory<byte> mail, bool utf8 = false)
    {
        CheckLines(mail.Span, utf8);
        // One character per byte, so that nothing is lost before decoding.
        return ReadPart(Encoding.Latin1.GetString(mail.Span), utf8);
    }

    private static void CheckLines(ReadOnlySpan<byte> mail, bool utf8)
    {
        Require(mail.EndsWith("\r\n"u8), "the mail does not end with a line break");
        while (mail.Length > 0)
        {
            var end = mail.IndexOf("\r\n"u8);
            var line = mail[..end];
            Require(line.Length <= 998, "a line is longer than 998");
            Require(line.IndexOfAny((byte)'\r', (byte)'\n', (byte)0) < 0, "a bare CR, LF or NUL");
            Require(utf8 || Ascii.IsValid(line), "bytes outside ASCII");
            mail = mail[(end + 2)..];
        }
    }

    private static ReadPart ReadPart(string text, bool utf8)
    {
        var end = text.StartsWith("\r\n", StringComparison.Ordinal) ? 0 : text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 2;
        Require(end != 1, "no empty line after the headers");
        var headers = Headers(text[..end], utf8);
        var body = text[(end + 2)..];
        var type = headers.SingleOrDefault(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value ?? "text/plain";
        var encoding = headers.SingleOrDefault(header => header.Name.Equals("Content-Transfer-Encoding", StringComparison.OrdinalIgnoreCase)).Value;
        var (mediaType, parameters) = ParameterReader.Read(type);
        if (!mediaType.StartsWith("multipart/", StringComparison.Ordinal))
        {
            return new ReadPart(headers, mediaType, parameters, TransferReader.Decode(body, encoding), []);
        }

        Require(encoding is null or "7bit" or "8bit", "a multipart is encoded");
        var parts = Split(body, parameters["boundary"]).Select(part => ReadPart(part, utf8)).ToList();
        Require(parts.Count > 0, "a multipart without parts");
        return new ReadPart(headers, mediaType, parameters, [], parts);
    }

    private static List<(string Name, string Value)> Headers(string text, bool utf8)
    {
        var headers = new List<(string Name, string Value)>();
        foreach (var line in text.Split("\r\n")[..^1])
        {
            if (line[0] is ' ' or '\t')
            {
                Require(headers.Count > 0 && line.Trim().Length > 0, "a fold without text");
                headers[^1] = (headers[^1].Name, headers[^1].Value + line);
                CheckEncodedWords(line);
                continue;
            }

            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            Require(colon > 0 && line[..colon].All(c => c is > ' ' and < '\x7f' and not ':'), $"not a header: {line}");
            headers.Add((line[..colon], line[(colon + 2)..]));
            CheckEncodedWords(line);
        }

        return [.. headers.Select(header => (header.Name, utf8 ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(header.Value)) : header.Value))];
    }

    /// <summary>RFC 2047 §2: a line with an encoded word has at most 76 characters.</summary>
    private static void CheckEncodedWords(string line) =>
        Require(line.Length <= 76 || !line.Contains("=?utf-8?", StringComparison.OrdinalIgnoreCase), "a line with an encoded word is longer than 76");

    private static IEnumerable<string> Split(string body, string boundary)
    {
        var delimiter = "\r\n--" + boundary;
        // The first delimiter may stand at the very beginning.
        var pieces = ("\r\n" + body).Split(delimiter);
        Require(pieces.Length > 2 && pieces[0].Length == 0, "no boundary, or a preamble that nobody wrote");
        Require(pieces[^1] == "--\r\n" || pieces[^1] == "--", "the last boundary does not close");
        foreach (var piece in pieces[1..^1])
        {
            Require(piece.StartsWith("\r\n", StringComparison.Ordinal), "text on the line of a boundary");
            yield return piece[2..];
        }
    }

    public static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new FormatException(otherwise);
        }
    }
}
