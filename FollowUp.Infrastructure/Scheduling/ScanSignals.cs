namespace FollowUp.Infrastructure.Scheduling;

/// <summary>Wakes a scan of this process as soon as there is something for it; other nodes see it at their next tick.</summary>
internal sealed class ScanSignals
{
    private readonly Dictionary<ScanKind, SemaphoreSlim> signals = Enum.GetValues<ScanKind>().ToDictionary(kind => kind, _ => new SemaphoreSlim(0, 1));

    public void Wake(ScanKind kind)
    {
        try
        {
            signals[kind].Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <returns>When woken.</returns>
    public Task WaitAsync(ScanKind kind, CancellationToken cancellationToken) => signals[kind].WaitAsync(cancellationToken);
}

/// <summary>The scans.</summary>
internal enum ScanKind
{
    Events,
    Advance,
    Send,
    Unknown,
    Actions,
    Schedules,
    Segments,
    Reports,
}
