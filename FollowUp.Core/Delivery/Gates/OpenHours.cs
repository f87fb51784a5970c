using FollowUp.Core.Delivery.Gates.Windows;
using NodaTime;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>A rule by the clock of one zone.</summary>
public sealed record OpenHours(WindowRule Rule, DateTimeZone Zone)
{
    /// <summary>A day longer than any week of closed days and clock changes.</summary>
    public const int DaysAhead = 9;

    /// <summary>
    /// The stretch in which messages may leave at <paramref name="at"/>, or the next one after it; null when there is none for
    /// <see cref="DaysAhead"/> days. A local time that a clock change leaves out moves forward; one that comes twice is the earlier.
    /// </summary>
    public OpenSpell? Next(Instant at)
    {
        var today = at.InZone(Zone).Date;
        for (var offset = -1; offset <= DaysAhead; offset++)
        {
            var day = today.PlusDays(offset);
            foreach (var span in Rule.On(day))
            {
                var opens = Zone.AtLeniently(day + span.From).ToInstant();
                var closes = Zone.AtLeniently((span.To > span.From ? day : day.PlusDays(1)) + span.To).ToInstant();
                if (at < closes && opens < closes)
                {
                    return new OpenSpell(Instant.Max(at, opens), closes);
                }
            }
        }

        return null;
    }
}
