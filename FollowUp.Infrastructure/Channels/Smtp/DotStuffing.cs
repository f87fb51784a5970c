namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>Makes a mail transparent for DATA (RFC 5321 §4.5.2).</summary>
internal static class DotStuffing
{
    /// <summary>
    /// Doubles each dot that begins a line and adds the final dot. Returns <paramref name="mail"/> itself when nothing had to be
    /// doubled, else a new buffer, and then disposes of the old one.
    /// </summary>
    public static PooledBuffer Finish(PooledBuffer mail)
    {
        var source = mail.Span;
        var stuffed = mail;
        if (source.StartsWith((byte)'.') || source.IndexOf("\n."u8) >= 0)
        {
            stuffed = Double(source);
            mail.Dispose();
        }

        if (!stuffed.Span.EndsWith("\r\n"u8))
        {
            stuffed.Add("\r\n"u8);
        }

        stuffed.Add(".\r\n"u8);
        return stuffed;
    }

    private static PooledBuffer Double(ReadOnlySpan<byte> source)
    {
        var stuffed = new PooledBuffer(source.Length + 64);
        if (source[0] == '.')
        {
            stuffed.Add((byte)'.');
        }

        int at;
        while ((at = source.IndexOf("\n."u8)) >= 0)
        {
            stuffed.Add(source[..(at + 1)]);
            stuffed.Add((byte)'.');
            source = source[(at + 1)..];
        }

        stuffed.Add(source);
        return stuffed;
    }
}
