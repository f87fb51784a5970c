using System.Buffers;
using System.Text;

namespace FollowUp.Infrastructure.Channels.Smtp.Mime;

/// <summary>Quoted-printable for text (RFC 2045 §6.7). Any line ending becomes CRLF.</summary>
internal static class QuotedPrintable
{
    /// <summary>The limit is 76; one place is kept for the <c>=</c> of a soft break.</summary>
    private const int LineRoom = 75;

    private static readonly SearchValues<byte> Literal = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Where(c => c != '=').Append('\t').Select(c => (byte)c)]);

    public static void Write(PooledBuffer to, string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, bytes);
            Write(to, bytes.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static void Write(PooledBuffer to, ReadOnlySpan<byte> source)
    {
        var column = 0;
        while (source.Length > 0)
        {
            if (source[0] is (byte)'\r' or (byte)'\n')
            {
                to.Add("\r\n"u8);
                column = 0;
                source = source[(source.StartsWith("\r\n"u8) ? 2 : 1)..];
                continue;
            }

            var run = LiteralRun(source, column);
            var unit = run > 0 ? 1 : 3 * EscapedLength(source);
            if (column + unit > LineRoom)
            {
                to.Add("=\r\n"u8);
                column = 0;
                continue;
            }

            if (run > 0)
            {
                run = Math.Min(run, LineRoom - column);
                to.Add(source[..run]);
                column += run;
                source = source[run..];
            }
            else
            {
                Escape(to, source[..(unit / 3)]);
                column += unit;
                source = source[(unit / 3)..];
            }
        }
    }

    /// <summary>How many of the next bytes may stand as they are.</summary>
    private static int LiteralRun(ReadOnlySpan<byte> source, int column)
    {
        // A dot, or the "From " of mbox files, that begins a line is what careless relays damage.
        if (column == 0 && (source[0] == '.' || source.StartsWith("From "u8)))
        {
            return 0;
        }

        // No further than a line can use, or a long line would be searched again for each of its pieces.
        var near = source[..Math.Min(source.Length, LineRoom + 1)];
        var run = near.IndexOfAnyExcept(Literal);
        run = run < 0 ? near.Length : run;
        // White space at the end of a line would be lost on the way.
        var endsLine = run == source.Length || source[run] is (byte)'\r' or (byte)'\n';
        return run > 0 && endsLine && source[run - 1] is (byte)' ' or (byte)'\t' ? run - 1 : run;
    }

    /// <summary>One byte, or all of a UTF-8 character, which is kept on one line for the sake of naive readers.</summary>
    private static int EscapedLength(ReadOnlySpan<byte> source) =>
        source[0] < 0x80 ? 1 : Rune.DecodeFromUtf8(source, out _, out var consumed) == OperationStatus.Done ? consumed : 1;

    private static void Escape(PooledBuffer to, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            to.Add((byte)'=');
            to.Add((byte)HexDigit(value >> 4));
            to.Add((byte)HexDigit(value & 15));
        }
    }

    private static char HexDigit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);
}
