using System.Text;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>Takes replies off a connection, one by one and in order, within limits on their length.</summary>
internal sealed class SmtpReplyReader
{
    private const int MaxLines = 128;

    /// <summary>Also the longest line taken; RFC 5321 §4.5.3.1.5 asks for 512.</summary>
    private readonly byte[] buffer = new byte[4096];
    private int start;
    private int end;

    /// <summary>Bytes have arrived that no reply took yet.</summary>
    public bool HasUnread => start < end;

    /// <summary>Reads one reply, of one line or several.</summary>
    /// <param name="keepText">Keep the text of a positive reply too; that of a negative one is always kept.</param>
    /// <exception cref="EndOfStreamException">The server closed the connection.</exception>
    /// <exception cref="SmtpException">What came is not an SMTP reply.</exception>
    public async ValueTask<SmtpReply> ReadAsync(Stream stream, bool keepText, CancellationToken cancellationToken)
    {
        StringBuilder? text = null;
        var code = 0;
        for (var lines = 1; lines <= MaxLines; lines++)
        {
            int length;
            while ((length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n')) < 0)
            {
                await FillAsync(stream, cancellationToken);
            }

            var line = buffer.AsSpan(start, length).TrimEnd((byte)'\r');
            start += length + 1;
            var (lineCode, last) = Parse(line);
            if (code != 0 && lineCode != code)
            {
                throw new SmtpException("protocol", "The server changed the code within one reply.");
            }

            code = lineCode;
            if (keepText || code >= 400)
            {
                text = (text is null ? new StringBuilder() : text.Append('\n')).Append(Encoding.UTF8.GetString(line[Math.Min(4, line.Length)..]));
            }

            if (last)
            {
                return new SmtpReply(code, text?.ToString() ?? "");
            }
        }

        throw new SmtpException("protocol", $"The server sent a reply of more than {MaxLines} lines.");
    }

    private static (int Code, bool Last) Parse(ReadOnlySpan<byte> line)
    {
        if (line.Length < 3 || line[0] is < (byte)'2' or > (byte)'5' || !char.IsAsciiDigit((char)line[1]) || !char.IsAsciiDigit((char)line[2])
            || (line.Length > 3 && line[3] is not ((byte)' ' or (byte)'-')))
        {
            throw new SmtpException("protocol", "The server does not answer as SMTP servers do: " + ProviderWords.OneLine(Encoding.UTF8.GetString(line)));
        }

        var code = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + line[2] - '0';
        return (code, line.Length == 3 || line[3] == ' ');
    }

    private async ValueTask FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (start == end)
        {
            start = end = 0;
        }
        else if (end == buffer.Length)
        {
            if (start == 0)
            {
                throw new SmtpException("protocol", "The server sent a line that is too long.");
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
        if (read == 0)
        {
            throw new EndOfStreamException("The server closed the connection.");
        }

        end += read;
    }
}
