using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace FollowUp.Tests.Support.Smtp;

/// <summary>Lines and bodies off a connection, answers onto it: collected, and written when there is nothing left to read.</summary>
internal sealed class SmtpSinkWire(Socket socket) : IDisposable
{
    private readonly MemoryStream output = new(1024);
    private Stream stream = new NetworkStream(socket, ownsSocket: true);
    private byte[] buffer = new byte[32 * 1024];
    private int start;
    private int end;

    /// <summary>The client has sent more than was taken so far.</summary>
    public bool HasUnread => start < end;

    public void Add(string reply)
    {
        Span<byte> bytes = stackalloc byte[256];
        if (reply.Length > 80)
        {
            output.Write(Encoding.UTF8.GetBytes(reply));
        }
        else
        {
            output.Write(bytes[..Encoding.UTF8.GetBytes(reply, bytes)]);
        }

        output.Write("\r\n"u8);
    }

    /// <summary>Reads one command; null when the client has gone.</summary>
    public async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0)
        {
            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }

        var line = Encoding.UTF8.GetString(buffer, start, length);
        start += length + 2;
        return line;
    }

    /// <summary>Reads up to the final dot; null when the client has gone before. The bytes are valid until the next read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadBodyAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            if (buffer.AsSpan(start, end - start).StartsWith(".\r\n"u8))
            {
                start += 3;
                return ReadOnlyMemory<byte>.Empty;
            }

            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf("\r\n.\r\n"u8);
            if (found >= 0)
            {
                var body = buffer.AsMemory(start, searched + found + 2);
                start += searched + found + 5;
                return body;
            }

            searched = Math.Max(0, end - start - 4);
            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (output.Length > 0)
        {
            await stream.WriteAsync(output.GetBuffer().AsMemory(0, (int)output.Length), cancellationToken);
            output.SetLength(0);
        }
    }

    public async ValueTask ProtectAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = tls;
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = SmtpSinkCertificate.Value }, cancellationToken);
    }

    /// <summary>Takes the dots away that the client doubled.</summary>
    public static byte[] Unstuff(ReadOnlySpan<byte> body)
    {
        var plain = new MemoryStream(body.Length);
        while (body.Length > 0)
        {
            var line = body[..(body.IndexOf("\r\n"u8) + 2)];
            plain.Write(line[0] == '.' ? line[1..] : line);
            body = body[line.Length..];
        }

        return plain.ToArray();
    }

    /// <summary>Makes closing a reset, so that the client's next write fails.</summary>
    public void Reset() => socket.LingerState = new LingerOption(true, 0);

    public void Dispose()
    {
        stream.Dispose();
        output.Dispose();
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        if (start == end)
        {
            start = end = 0;
        }
        else if (end == buffer.Length)
        {
            var target = start > buffer.Length / 2 ? buffer : new byte[buffer.Length * 2];
            buffer.AsSpan(start, end - start).CopyTo(target);
            buffer = target;
            end -= start;
            start = 0;
        }

        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read;
        return read > 0;
    }
}
