using System.Collections.Concurrent;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>One pool per account and settings. Changed settings get a pool of their own; the old one empties itself.</summary>
internal sealed class SmtpPools : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Guid Account, SmtpSettings Settings), SmtpPool> pools = new();
    private readonly SmtpTimeouts timeouts;
    private readonly PeriodicTimer timer;
    private readonly Task sweep;

    public SmtpPools(SmtpTimeouts timeouts)
    {
        this.timeouts = timeouts;
        timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        sweep = SweepAsync();
    }

    public SmtpPool For(Guid account, SmtpSettings settings) =>
        pools.GetOrAdd((account, settings), static (key, timeouts) => new SmtpPool(key.Settings, timeouts), timeouts);

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await sweep;
        foreach (var pool in pools.Values)
        {
            await pool.DisposeAsync();
        }
    }

    private async Task SweepAsync()
    {
        while (await timer.WaitForNextTickAsync())
        {
            foreach (var (key, pool) in pools)
            {
                // Whoever still holds a pool that is let go here can use it: it then keeps no connections.
                if (await pool.CloseIdleAsync() && pools.TryRemove(key, out _))
                {
                    await pool.DisposeAsync();
                }
            }
        }
    }
}
