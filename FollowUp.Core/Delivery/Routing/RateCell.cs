using NodaTime;

namespace FollowUp.Core.Delivery.Routing;

/// <summary>One account's state of the generic cell rate algorithm. Pure.</summary>
/// <param name="FullAt">When the last message taken would leave if they left evenly; a moment that has passed means rest.</param>
public readonly record struct RateCell(Instant FullAt)
{
    /// <returns>How many may leave now, at most <paramref name="wanted"/>, and the state after them.</returns>
    public (int Taken, RateCell After) Take(SendRate rate, int wanted, Instant now)
    {
        var from = Instant.Max(FullAt, now);
        var room = now + Slack(rate) - from;
        var there = room < Duration.Zero ? 0 : 1 + (int)Math.Min(int.MaxValue - 1, Math.Floor(room / rate.Interval));
        var taken = Math.Min(wanted, there);
        return (taken, taken == 0 ? this : new RateCell(from + (rate.Interval * taken)));
    }

    /// <summary>When there is room for one.</summary>
    public Instant FreeAt(SendRate rate) => FullAt - Slack(rate);

    private static Duration Slack(SendRate rate) => rate.Interval * (rate.Burst - 1);
}
