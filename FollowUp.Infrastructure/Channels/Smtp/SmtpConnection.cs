using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>One connection, used by one hand-over at a time. Opened by <see cref="SmtpHandshake"/>.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private readonly Socket socket;
    private readonly SmtpReplyReader reader = new();
    private long lastUsed = Stopwatch.GetTimestamp();

    public SmtpConnection(Socket socket)
    {
        this.socket = socket;
        Stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>The network, or TLS on top of it.</summary>
    public Stream Stream { get; set; }

    public SmtpCapabilities Capabilities { get; set; } = SmtpCapabilities.None;

    /// <summary>Commands are put together here, so that a group of them is one write.</summary>
    public PooledBuffer Commands { get; } = new(1024);

    /// <summary>A transaction was left open: the next one begins with RSET.</summary>
    public bool NeedsReset { get; set; }

    /// <summary>Client and server may disagree on what comes next: not to be used again.</summary>
    public bool Broken { get; set; }

    /// <summary>Transactions begun.</summary>
    public int Uses { get; private set; }

    public IPEndPoint? LocalEndPoint => socket.LocalEndPoint as IPEndPoint;

    /// <summary>The server spoke before it was asked, which no server does in good order.</summary>
    public bool HasUnreadReplies => reader.HasUnread;

    public bool IsIdleFor(TimeSpan limit) => Stopwatch.GetElapsedTime(lastUsed) >= limit;

    public void MarkUsed()
    {
        Uses++;
        lastUsed = Stopwatch.GetTimestamp();
    }

    public void AddCommand(string line)
    {
        Commands.Add(line);
        Commands.Add("\r\n"u8);
    }

    /// <summary>Writes the commands put together so far.</summary>
    public async ValueTask WriteCommandsAsync(CancellationToken cancellationToken)
    {
        await Stream.WriteAsync(Commands.Memory, cancellationToken);
        Commands.Clear();
    }

    public async ValueTask<SmtpReply> AskAsync(string line, CancellationToken cancellationToken)
    {
        AddCommand(line);
        await WriteCommandsAsync(cancellationToken);
        return await ReadReplyAsync(cancellationToken, keepText: true);
    }

    /// <summary>Reads the next reply. After 421 the connection is broken.</summary>
    public async ValueTask<SmtpReply> ReadReplyAsync(CancellationToken cancellationToken, bool keepText = false)
    {
        var reply = await reader.ReadAsync(Stream, keepText, cancellationToken);
        Broken |= reply.IsClosing;
        return reply;
    }

    /// <summary>Says QUIT if that makes sense, does not wait for the answer, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Broken)
        {
            Broken = true;
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            try
            {
                await Stream.WriteAsync("QUIT\r\n"u8.ToArray(), limit.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The server has gone already; there is nobody to take leave of.
            }
        }

        await Stream.DisposeAsync();
        socket.Dispose();
        Commands.Dispose();
    }
}
