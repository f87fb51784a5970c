using System.Diagnostics;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>The time one hand-over has left, joined with the caller's cancellation.</summary>
internal sealed class SmtpDeadline : IDisposable
{
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource source;
    private readonly TimeSpan total;
    private readonly long began = Stopwatch.GetTimestamp();

    public SmtpDeadline(TimeSpan total, CancellationToken caller)
    {
        this.total = total;
        this.caller = caller;
        source = CancellationTokenSource.CreateLinkedTokenSource(caller);
    }

    /// <summary>It was the caller who gave up, not the clock.</summary>
    public bool CancelledByCaller => caller.IsCancellationRequested;

    public TimeSpan Left => total - Stopwatch.GetElapsedTime(began);

    /// <summary>A token that ends after <paramref name="limit"/> or with the whole hand-over, whichever is first. Ends the limit set before.</summary>
    public CancellationToken Within(TimeSpan limit)
    {
        var left = Left;
        var wait = left < limit ? left : limit;
        source.CancelAfter(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        return source.Token;
    }

    /// <summary>A token that ends with the whole hand-over.</summary>
    public CancellationToken Rest() => Within(total);

    public void Dispose() => source.Dispose();
}
