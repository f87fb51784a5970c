using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace FollowUp.Tests.Support.Smtp;

/// <summary>
/// An SMTP server within the process that takes every mail, counts it, and fails on request. Real TCP on 127.0.0.1; safe to use
/// from many threads. Needs nothing of the test framework, so that benchmarks can use it too.
/// </summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly ConcurrentQueue<SmtpSinkMail> mails = new();
    private readonly ConcurrentDictionary<string, int> addresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> violations = new();
    private readonly ConcurrentQueue<(long Count, TaskCompletionSource Reached)> waiting = new();
    private readonly ConcurrentDictionary<int, Task> sessions = new();
    private readonly int[] steps = new int[Enum.GetValues<SmtpSinkStage>().Length];
    private CancellationTokenSource running = new();
    private Socket? listener;
    private Task accepting = Task.CompletedTask;
    private long count;
    private int connections;

    /// <summary>Listens at once.</summary>
    public SmtpSink(SmtpSinkOptions? options = null)
    {
        Options = options ?? new SmtpSinkOptions();
        Port = Options.Port;
        Start();
    }

    public SmtpSinkOptions Options { get; }

    public int Port { get; private set; }

    /// <summary>Asked at every stage; null gives the usual answer.</summary>
    public Func<SmtpSinkStep, SmtpSinkAnswer?>? Script { get; set; }

    /// <summary>Mails taken.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <summary>Connections accepted since the beginning.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Connections that are open now.</summary>
    public int OpenConnections => sessions.Count;

    /// <summary>All mails in the order they came, if <see cref="SmtpSinkKeep.Mails"/> was asked for.</summary>
    public IReadOnlyList<SmtpSinkMail> Mails => [.. mails];

    /// <summary>Mails per address, unless the sink only counts.</summary>
    public IReadOnlyDictionary<string, int> CountByAddress => addresses;

    /// <summary>What clients did against the protocol.</summary>
    public IReadOnlyCollection<string> Violations => violations;

    public IReadOnlyList<SmtpSinkMail> For(string address) =>
        [.. mails.Where(mail => mail.To.Contains(address, StringComparer.OrdinalIgnoreCase))];

    public int CountFor(string address) => addresses.GetValueOrDefault(address);

    /// <summary>How many times the sink has come to a stage.</summary>
    public int StepsAt(SmtpSinkStage stage) => Volatile.Read(ref steps[(int)stage]);

    /// <summary>Ends when this many mails have been taken.</summary>
    public async Task WaitForAsync(long mailCount, CancellationToken cancellationToken = default)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Enqueue((mailCount, reached));
        Announce(Count);
        await reached.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Ends when clients have closed all their connections.</summary>
    public async Task WaitForNoConnectionsAsync(CancellationToken cancellationToken = default)
    {
        while (sessions.Values.FirstOrDefault() is { } open)
        {
            await open.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Cuts all connections and refuses new ones until <see cref="Start"/>.</summary>
    public async Task StopAsync()
    {
        if (listener is null)
        {
            return;
        }

        listener.Dispose();
        listener = null;
        await running.CancelAsync();
        await accepting;
        await Task.WhenAll(sessions.Values);
        running.Dispose();
    }

    /// <summary>Listens again, on the same port.</summary>
    public void Start()
    {
        running = new CancellationTokenSource();
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        socket.Listen(1024);
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        listener = socket;
        accepting = AcceptAsync(socket, running.Token);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    internal SmtpSinkAnswer? Ask(SmtpSinkStage stage, string line, int connection)
    {
        var number = Interlocked.Increment(ref steps[(int)stage]);
        return Script?.Invoke(new SmtpSinkStep(stage, line, number, connection));
    }

    internal void Take(SmtpSinkMail mail)
    {
        if (Options.Keep == SmtpSinkKeep.Mails)
        {
            mails.Enqueue(mail);
        }

        if (Options.Keep != SmtpSinkKeep.Count)
        {
            foreach (var address in mail.To)
            {
                addresses.AddOrUpdate(address, 1, static (_, before) => before + 1);
            }
        }

        Announce(Interlocked.Increment(ref count));
    }

    internal void Report(string violation) => violations.Enqueue(violation);

    private void Announce(long reachedCount)
    {
        for (var i = waiting.Count; i > 0 && waiting.TryDequeue(out var wait); i--)
        {
            if (wait.Count <= reachedCount)
            {
                wait.Reached.TrySetResult();
            }
            else
            {
                waiting.Enqueue(wait);
            }
        }
    }

    private async Task AcceptAsync(Socket socket, CancellationToken cancellationToken)
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await socket.AcceptAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            var number = Interlocked.Increment(ref connections);
            var finished = new TaskCompletionSource();
            sessions[number] = finished.Task;
            _ = Task.Run(
                async () =>
                {
                    try
                    {
                        using var session = new SmtpSinkSession(this, client, number);
                        await session.RunAsync(cancellationToken);
                    }
                    finally
                    {
                        sessions.TryRemove(number, out _);
                        finished.SetResult();
                    }
                },
                CancellationToken.None);
        }
    }
}
