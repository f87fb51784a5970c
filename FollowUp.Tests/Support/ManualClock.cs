using NodaTime;

namespace FollowUp.Tests.Support;

/// <summary>A clock that moves only when told to. Safe to read from other threads.</summary>
public sealed class ManualClock(Instant start) : IClock
{
    private readonly Lock moving = new();
    private Instant now = start;

    /// <summary>Starts on Monday, 2 March 2026, 09:00 UTC.</summary>
    public ManualClock()
        : this(Instant.FromUtc(2026, 3, 2, 9, 0))
    {
    }

    public Instant Now
    {
        get
        {
            lock (moving)
            {
                return now;
            }
        }
    }

    public Instant GetCurrentInstant() => Now;

    public void Advance(Duration by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, Duration.Zero);
        lock (moving)
        {
            now += by;
        }
    }

    /// <summary>To a later instant; time never goes back.</summary>
    public void AdvanceTo(Instant then) => Advance(then - Now);
}
