using System.Buffers;
using System.Globalization;
using System.Text;

namespace FollowUp.Infrastructure.Channels.Smtp.Mime;

/// <summary>A parameter of a MIME header (RFC 2231): quoted where ASCII will do, else percent-encoded and continued over lines.</summary>
internal static class MimeParameter
{
    private const int LineRoom = 70;

    private static readonly SearchValues<char> Quotable =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 !#$&'()+,-.;=@[]^_`{}~");

    private static readonly SearchValues<char> AttributeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`{}~");

    /// <summary>Adds <c>; name=value</c> after what stands on the line, on lines of its own.</summary>
    public static void Write(PooledBuffer to, string name, string value)
    {
        if (name.Length + value.Length + 4 <= LineRoom && !value.AsSpan().ContainsAnyExcept(Quotable))
        {
            to.Add($";\r\n {name}=\"{value}\"");
            return;
        }

        var encoded = Encode(value);
        if (name.Length + encoded.Sum(piece => piece.Length) + 12 <= LineRoom)
        {
            to.Add($";\r\n {name}*=utf-8''{string.Concat(encoded)}");
            return;
        }

        var section = 0;
        for (var i = 0; i < encoded.Count; section++)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{name}*{section}*={(section == 0 ? "utf-8''" : "")}");
            for (; i < encoded.Count && line.Length + encoded[i].Length <= LineRoom; i++)
            {
                line += encoded[i];
            }

            to.Add($";\r\n {line}");
        }
    }

    /// <summary>One piece per character, so that none is cut by a line.</summary>
    private static List<string> Encode(string value)
    {
        var pieces = new List<string>(value.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.IsAscii && AttributeCharacters.Contains((char)rune.Value))
            {
                pieces.Add(rune.ToString());
                continue;
            }

            var piece = new StringBuilder(12);
            foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
            {
                piece.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
            }

            pieces.Add(piece.ToString());
        }

        return pieces;
    }
}
