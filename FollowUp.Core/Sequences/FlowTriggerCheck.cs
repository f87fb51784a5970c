using System.Globalization;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences.Steps;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Sequences;

/// <summary>What is wrong with a trigger.</summary>
public static class FlowTriggerCheck
{
    private const int LongestType = 60;
    private const int MostFilters = 50;

    internal static IEnumerable<FlowFinding> Check(FlowTrigger? trigger, FlowSurroundings around)
    {
        if (trigger is null)
        {
            yield break;
        }

        if (trigger.Event is null && trigger.Segment is null)
        {
            yield return new FlowFinding(null, "trigger", "must name an event or a segment; leave it out for a sequence that only people and programs start");
        }

        if (trigger.Event is not null && (trigger.Schedule is not null || trigger.Segment is not null))
        {
            yield return new FlowFinding(null, "trigger", "must be an event, or a segment with or without a schedule, not both");
        }

        if (trigger.Event is { } type && !IsType(type))
        {
            yield return new FlowFinding(null, "trigger.event", $"must be 1 to {LongestType} small letters, digits, _ or .");
        }

        if (trigger.EnteredSegment is null && trigger.IncludeExisting is not null)
        {
            yield return new FlowFinding(null, "trigger.includeExisting", "is for contacts that come into a segment, without an event or a schedule");
        }

        if (trigger.EnteredSegment is not null && trigger.Filters is { Count: > 0 })
        {
            yield return new FlowFinding(null, "trigger.filters", "must be empty: the rule of the segment says who enters");
        }

        if (trigger.Segment is { } segment && !around.Segments.Contains(segment))
        {
            yield return new FlowFinding(null, "trigger.segment", "is no segment of this organization");
        }

        if (trigger.Filters is { Count: > MostFilters })
        {
            yield return new FlowFinding(null, "trigger.filters", $"must be at most {MostFilters}");
        }

        var filters = (trigger.Filters ?? []).Take(MostFilters)
            .SelectMany((rule, index) => RuleChecker.Check(rule, string.Create(CultureInfo.InvariantCulture, $"trigger.filters[{index}]"), null, around.Segments));
        foreach (var (field, message) in filters)
        {
            yield return new FlowFinding(null, field, message);
        }

        foreach (var finding in Schedule(trigger.Schedule, around))
        {
            yield return finding;
        }
    }

    /// <summary>Whether events may be called so.</summary>
    public static bool IsType(string? type)
        => type is { Length: > 0 and <= LongestType } && type.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '.');

    private static IEnumerable<FlowFinding> Schedule(FlowSchedule? schedule, FlowSurroundings around)
    {
        if (schedule is null)
        {
            yield break;
        }

        if ((schedule.Cron is null) == (schedule.At is null))
        {
            yield return new FlowFinding(null, "trigger.schedule", "must have cron or at");
        }

        if (schedule.Cron is { } cron && !around.IsCron(cron))
        {
            yield return new FlowFinding(null, "trigger.schedule.cron", "must be a cron expression of seconds, minutes, hours, day, month and weekday such as 0 0 9 ? * MON");
        }

        if (schedule.At is { } at && !LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(at).Success)
        {
            yield return new FlowFinding(null, "trigger.schedule.at", "must be a local time such as 2026-12-01T09:00");
        }

        if (schedule.Timezone is { } zone and not "organization" && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            yield return new FlowFinding(null, "trigger.schedule.timezone", "must be organization or a zone such as Europe/Stockholm");
        }
    }
}
