using NodaTime;

namespace FollowUp.Core.Analytics;

/// <summary>Whole days of a zone as a stretch of time.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record DayRange(LocalDate First, LocalDate Last, DateTimeZone Zone)
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    /// <summary>Start of the first day.</summary>
    public Instant From { get; } = Zone.AtStartOfDay(First).ToInstant();

    /// <summary>End of the last day, not part of it.</summary>
    public Instant To { get; } = Zone.AtStartOfDay(Last.PlusDays(1)).ToInstant();

    /// <summary>The last <paramref name="days"/> days up to the day <paramref name="now"/> falls on.</summary>
    public static DayRange Ending(Instant now, int days, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        return new DayRange(today.PlusDays(1 - days), today, zone);
    }

    /// <summary>
    /// Offsets from UTC in milliseconds and until when each holds, in Unix milliseconds: a moment's day is its Unix
    /// milliseconds plus the offset, divided by the milliseconds of a day. Two or more where the clocks change within.
    /// </summary>
    public IReadOnlyList<(long Until, long Offset)> Offsets()
        => [.. Zone.GetZoneIntervals(From, To).Select(interval => (
            interval.HasEnd ? interval.End.ToUnixTimeMilliseconds() : long.MaxValue,
            (long)interval.WallOffset.Milliseconds))];

    /// <summary>The date of a day's number, counted from 1 January 1970.</summary>
    public static LocalDate DateOf(long dayNumber) => Epoch.PlusDays((int)dayNumber);
}
