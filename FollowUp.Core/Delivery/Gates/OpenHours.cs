using NodaTime;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>Hours and days at which messages may leave.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The first minute after; before <paramref name="From"/> it is the next day's.</param>
/// <param name="Days">Days on which it opens; empty: every day.</param>
/// <param name="Rule">Whose hours these are, for verdicts.</param>
public sealed record OpenHours(LocalTime From, LocalTime To, IReadOnlySet<IsoDayOfWeek> Days, DateTimeZone Zone, string Rule)
{
    /// <summary>A day longer than any week of closed days and clock changes.</summary>
    private const int DaysAhead = 9;

    /// <summary>
    /// The first instant from <paramref name="at"/> on at which they are open. A local time that a clock change leaves out
    /// moves forward; one that comes twice is the earlier.
    /// </summary>
    public Instant NextOpen(Instant at)
    {
        var today = at.InZone(Zone).Date;
        for (var offset = -1; offset < DaysAhead; offset++)
        {
            var day = today.PlusDays(offset);
            if (Days.Count > 0 && !Days.Contains(day.DayOfWeek))
            {
                continue;
            }

            var opens = Zone.AtLeniently(day + From).ToInstant();
            var closes = Zone.AtLeniently((To > From ? day : day.PlusDays(1)) + To).ToInstant();
            if (at < closes)
            {
                return Instant.Max(at, opens);
            }
        }

        return at + Duration.FromDays(DaysAhead);
    }
}
