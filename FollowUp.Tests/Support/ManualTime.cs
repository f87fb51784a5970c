namespace FollowUp.Tests.Support;

/// <summary>Timers that fire only when a test moves time on.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock moving = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Timers that wait to fire.</summary>
    public int Waiting
    {
        get
        {
            lock (moving)
            {
                return timers.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (moving)
        {
            now += by;
            due = [.. timers.Where(timer => timer.At <= now)];
            timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    private sealed class Timer(ManualTime owner, Action fire) : ITimer
    {
        public DateTimeOffset At { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner.moving)
            {
                owner.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = owner.now + dueTime;
                    owner.timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (owner.moving)
            {
                owner.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
