using FollowUp.Core.Sequences;
using NodaTime;
using NodaTime.Text;
using Quartz;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>When a schedule runs next.</summary>
internal static class ScheduleTimes
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    /// <param name="organizationZone">For schedules that name no zone.</param>
    /// <returns>Null when it never runs again, or there is none.</returns>
    public static Instant? Next(FlowSchedule? schedule, string organizationZone, Instant after)
    {
        if (schedule is null)
        {
            return null;
        }

        var named = schedule.Timezone is null or "organization" ? organizationZone : schedule.Timezone;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(named) ?? DateTimeZone.Utc;
        if (schedule.At is { } at)
        {
            var once = zone.AtLeniently(Minutes.Parse(at).GetValueOrThrow()).ToInstant();
            return once > after ? once : null;
        }

        var cron = new CronExpression(schedule.Cron!, TimeZoneInfo.FindSystemTimeZoneById(zone.Id));
        return cron.GetNextValidTimeAfter(after.ToDateTimeOffset()) is { } next ? Instant.FromDateTimeOffset(next) : null;
    }
}
