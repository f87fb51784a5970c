using NodaTime;

namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>Hours of one day.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The first minute after; at or before <paramref name="From"/> it is the next day's.</param>
public readonly record struct OpenSpan(LocalTime From, LocalTime To)
{
    public static readonly OpenSpan WholeDay = new(LocalTime.Midnight, LocalTime.Midnight);

    public override string ToString() => $"{From:HH:mm}–{(To == LocalTime.Midnight ? "24:00" : $"{To:HH:mm}")}";
}

/// <summary>A stretch of time, without its end.</summary>
public readonly record struct OpenSpell(Instant From, Instant To);
