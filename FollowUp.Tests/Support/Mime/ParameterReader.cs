using System.Globalization;
using System.Text;

namespace FollowUp.Tests.Support.Mime;

/// <summary>Values with parameters, with the continuations and character sets of RFC 2231.</summary>
internal static class ParameterReader
{
    public static (string Value, IReadOnlyDictionary<string, string> Parameters) Read(string header)
    {
        var pieces = Split(header);
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var sections = new SortedDictionary<string, SortedDictionary<int, string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var piece in pieces.Skip(1))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            MimeReader.Require(equals > 0, $"not a parameter: {piece}");
            var name = piece[..equals].Split('*');
            var value = piece[(equals + 1)..];
            if (name.Length == 1)
            {
                MimeReader.Require(found.TryAdd(name[0], Unquote(value)), "a parameter twice");
                continue;
            }

            MimeReader.Require(name[^1].Length == 0, "an unencoded continuation, which nobody writes here");
            var number = name.Length == 3 ? int.Parse(name[1], CultureInfo.InvariantCulture) : 0;
            var list = sections.TryGetValue(name[0], out var existing) ? existing : sections[name[0]] = [];
            MimeReader.Require(list.TryAdd(number, value), "a section twice");
        }

        foreach (var (name, list) in sections)
        {
            MimeReader.Require(list.Keys.SequenceEqual(Enumerable.Range(0, list.Count)), "sections with a gap");
            var whole = string.Concat(list.Values);
            MimeReader.Require(whole.StartsWith("utf-8''", StringComparison.Ordinal), "no character set");
            found.Add(name, Percent(whole[7..]));
        }

        return (pieces[0], found);
    }

    private static List<string> Split(string header)
    {
        List<string> pieces = [""];
        var quoted = false;
        for (var i = 0; i < header.Length; i++)
        {
            quoted ^= header[i] == '"' && (i == 0 || header[i - 1] != '\\');
            if (header[i] == ';' && !quoted)
            {
                pieces.Add("");
            }
            else
            {
                pieces[^1] += header[i];
            }
        }

        return [.. pieces.Select(piece => piece.Trim())];
    }

    private static string Unquote(string value)
    {
        if (value.StartsWith('"'))
        {
            return value[1..^1].Replace("\\", "", StringComparison.Ordinal);
        }

        MimeReader.Require(value.All(c => c is > ' ' and <= '~' && !"()<>@,;:\\\"/[]?=".Contains(c, StringComparison.Ordinal)), "a value that needs quotes");
        return value;
    }

    private static string Percent(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                bytes.Add(TransferReader.Hex(text, i + 1));
                i += 2;
            }
            else
            {
                MimeReader.Require(text[i] is > ' ' and <= '~' and not ('*' or '\'' or '(' or ')' or '<' or '>' or '@' or ',' or ';' or ':' or '\\' or '"' or '/' or '[' or ']' or '?' or '='),
                    "a character that must be percent-encoded");
                bytes.Add((byte)text[i]);
            }
        }

        return new UTF8Encoding(false, true).GetString([.. bytes]);
    }
}
