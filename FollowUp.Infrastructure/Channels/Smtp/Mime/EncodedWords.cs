using System.Buffers;
using System.Globalization;
using System.Text;

namespace FollowUp.Infrastructure.Channels.Smtp.Mime;

/// <summary>Text outside ASCII in headers (RFC 2047), as Q or B, whichever is shorter.</summary>
internal static class EncodedWords
{
    private const int WordLimit = 75;

    /// <summary>Of a line that holds an encoded word (RFC 2047 §2).</summary>
    public const int LineLimit = 76;

    /// <summary><c>=?utf-8?Q?</c> and <c>?=</c>.</summary>
    private const int Frame = 12;

    /// <summary>What RFC 2047 §5 (3) lets stand in names too; a space becomes <c>_</c>.</summary>
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/"u8);

    /// <summary>Writes <paramref name="text"/> as encoded words on lines of at most 76 characters. No character is cut in two.</summary>
    /// <param name="column">Characters already on the line.</param>
    /// <returns>Characters on the last line.</returns>
    public static int Write(PooledBuffer to, ReadOnlySpan<char> text, int column)
    {
        var asQ = QLength(text) <= Base64Length(Encoding.UTF8.GetByteCount(text));
        var first = true;
        while (text.Length > 0)
        {
            var room = Math.Min(WordLimit, LineLimit - (first ? column : 1)) - Frame;
            var take = Fitting(text, room, asQ, whole: true);
            // A cluster too long for any line (rare, mostly made up) is cut between its characters, never inside one.
            take = take == 0 && Fitting(text, WordLimit - Frame, asQ, whole: true) == 0 ? Fitting(text, room, asQ, whole: false) : take;
            if (take > 0)
            {
                column = (first ? column : 1) + WriteWord(to, text[..take], asQ);
                text = text[take..];
            }

            if (text.Length > 0)
            {
                to.Add("\r\n "u8);
            }

            first = false;
        }

        return column;
    }

    private static int Fitting(ReadOnlySpan<char> text, int room, bool asQ, bool whole)
    {
        var taken = 0;
        var bytes = 0;
        var q = 0;
        while (taken < text.Length)
        {
            var next = whole ? StringInfo.GetNextTextElementLength(text[taken..]) : RuneLength(text[taken..]);
            var piece = text.Slice(taken, next);
            bytes += Encoding.UTF8.GetByteCount(piece);
            q += QLength(piece);
            if ((asQ ? q : Base64Length(bytes)) > room)
            {
                break;
            }

            taken += next;
        }

        return taken;
    }

    private static int RuneLength(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out _, out var consumed);
        return consumed;
    }

    private static int WriteWord(PooledBuffer to, ReadOnlySpan<char> text, bool asQ)
    {
        var before = to.Length;
        Span<byte> bytes = stackalloc byte[256];
        var length = Encoding.UTF8.GetBytes(text, bytes);
        to.Add(asQ ? "=?utf-8?Q?"u8 : "=?utf-8?B?"u8);
        if (asQ)
        {
            WriteQ(to, bytes[..length]);
        }
        else
        {
            to.Add(Convert.ToBase64String(bytes[..length]));
        }

        to.Add("?="u8);
        return to.Length - before;
    }

    private static void WriteQ(PooledBuffer to, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value == ' ')
            {
                to.Add((byte)'_');
            }
            else if (Plain.Contains(value))
            {
                to.Add(value);
            }
            else
            {
                to.Add($"={value:X2}");
            }
        }
    }

    private static int QLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            length += rune.Value == ' ' || (rune.IsAscii && Plain.Contains((byte)rune.Value)) ? 1 : 3 * rune.Utf8SequenceLength;
        }

        return length;
    }

    private static int Base64Length(int bytes) => (bytes + 2) / 3 * 4;
}
