namespace FollowUp.Infrastructure.Persistence;

/// <summary>
/// Lets one writer at a time through, first come first served. SQLite has one writer per file and no queue: without
/// this, writers poll for the lock and may starve. On servers the gate is open.
/// </summary>
internal sealed class WriteGate(bool single) : IDisposable
{
    private readonly SemaphoreSlim? turn = single ? new SemaphoreSlim(1, 1) : null;

    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (turn is null)
        {
            return Passage.Open;
        }

        await turn.WaitAsync(cancellationToken);
        return new Passage(turn);
    }

    public void Dispose() => turn?.Dispose();

    private sealed class Passage(SemaphoreSlim? turn) : IDisposable
    {
        public static readonly Passage Open = new(null);
        private SemaphoreSlim? held = turn;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
