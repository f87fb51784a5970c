using FollowUp.Core.Delivery.Routing;
using NodaTime;

namespace FollowUp.Core.Delivery.Channels.Accounts;

/// <summary>How an account does.</summary>
/// <param name="Circuit">Whether this node sends through it at present.</param>
/// <param name="RestingSince">Since when it is left alone; null while it works.</param>
/// <param name="LastError">The provider's own words about the last hand-over of the day that failed.</param>
public sealed record AccountPulse(CircuitState Circuit, Instant? RestingSince, AccountSpan Hour, AccountSpan Day, string? LastError, Instant? LastErrorAt);

/// <summary>Hand-overs through an account in a span of time.</summary>
/// <param name="P50Ms">Half took at most this many milliseconds; null without hand-overs.</param>
/// <param name="P95Ms">Nineteen of twenty took at most this many milliseconds.</param>
public sealed record AccountSpan(long Attempts, long Accepted, long? P50Ms, long? P95Ms)
{
    public static AccountSpan None { get; } = new(0, 0, null, null);

    /// <summary>Share that was accepted, 0 to 1; null without hand-overs.</summary>
    public double? Success => Attempts == 0 ? null : (double)Accepted / Attempts;
}
