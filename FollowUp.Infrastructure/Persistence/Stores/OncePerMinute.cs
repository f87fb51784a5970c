using System.Collections.Concurrent;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores;

/// <summary>Keeps "last used" columns from being written on every use.</summary>
internal sealed class OncePerMinute<TKey>
    where TKey : notnull
{
    public static readonly Duration Pause = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<TKey, Instant> last = new();

    /// <summary>Whether it is this caller's turn to write.</summary>
    public bool IsDue(TKey key, Instant now)
    {
        if (last.TryGetValue(key, out var before))
        {
            return now - before >= Pause && last.TryUpdate(key, now, before);
        }

        return last.TryAdd(key, now);
    }
}
