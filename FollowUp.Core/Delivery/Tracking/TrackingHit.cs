using NodaTime;

namespace FollowUp.Core.Delivery.Tracking;

/// <summary>Somebody or something fetched the pixel or followed a link of a message.</summary>
/// <param name="SinceSending">Null when it is not known when the message was taken.</param>
/// <param name="OtherLinks">How many other links of the message the same side followed within <see cref="HitClassifier.Burst"/>.</param>
public sealed record TrackingHit(TrackingHitKind Kind, string Method, string? UserAgent, Duration? SinceSending = null, int OtherLinks = 0)
{
    /// <summary>The request itself says that it only looks ahead (Sec-Purpose and its forerunners).</summary>
    public bool Lookahead { get; init; }
}

/// <summary>What was fetched.</summary>
public enum TrackingHitKind
{
    Open = 1,
    Click = 2,
}

/// <summary>Who it was, and the rule that says so.</summary>
/// <param name="Rule">Such as <c>apple-privacy</c>; <c>person</c> when no rule took it for a program.</param>
public sealed record HitVerdict(bool Machine, string Rule);
