using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Costs;

/// <summary>When days begin in a zone.</summary>
internal sealed record DayStarts(DateTimeZone Zone)
{
    public Instant Of(LocalDate day) => Zone.AtStartOfDay(day).ToInstant();

    public Instant Of(Instant now) => Of(now.InZone(Zone).Date);
}
