using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences;

/// <summary>What starts a flow and how it runs, in words.</summary>
public static class FlowWords
{
    /// <summary>What makes contacts enter.</summary>
    /// <param name="names">Names the segment; without it stands "a segment".</param>
    public static string Trigger(FlowTrigger? trigger, FlowNames? names = null) => trigger switch
    {
        null => "By hand or by a program",
        { Event: { } type } => EventWords.Name(type),
        { Schedule: { At: { } at } } => $"Once, {at.Replace('T', ' ')}, for {Segment(trigger, names)}",
        { Schedule: not null } => $"On a schedule, for {Segment(trigger, names)}",
        { Segment: not null } => $"Entering {Segment(trigger, names)}",
        _ => "Nothing yet",
    };

    /// <summary>What makes contacts enter, as a list shows it.</summary>
    public static string Start(SequenceRow row) => row.Start switch
    {
        SequenceStart.Event => EventWords.Name(row.Trigger),
        SequenceStart.Segment => "Entering a segment",
        SequenceStart.Schedule => "A schedule",
        _ => "By hand or by a program",
    };

    /// <summary>What has to hold for an event to count; one line each.</summary>
    public static IReadOnlyList<string> Filters(FlowTrigger? trigger, FlowNames names)
        => [.. (trigger?.Filters ?? []).Select(rule => RuleWords.Say(rule, names)), .. trigger?.Schedule?.Cron is { } cron ? [$"schedule {cron}"] : Array.Empty<string>()];

    /// <summary>Settings by name; those that say nothing are left out.</summary>
    public static IReadOnlyList<(IconName Icon, string Name, string Value)> Settings(FlowSettings? given)
    {
        var settings = given ?? FlowSettings.Default;
        var lines = new List<(IconName, string, string)>
        {
            (IconName.Shield, "For", Purpose(settings.Purpose)),
            (IconName.Language, "Zone", Zone(settings.Timezone)),
            (IconName.Schedule, "Sends", settings.Window is { } window ? $"{window.From}–{window.To}" : "At any hour"),
            (IconName.CalendarToday, "Days", DayWords.Of(settings.Window?.Days)),
            (IconName.History, "Re-entry", Reentry(settings.Reentry)),
            (IconName.Logout, "Leaves when", settings.Exits is { Count: > 0 } exits ? string.Join(", ", exits.Select(exit => EventWords.Name(exit?.Type))) : "Never early"),
        };
        if (settings.Goal is { } goal)
        {
            lines.Add((IconName.Flag, "Goal", EventWords.Name(goal)));
        }

        if (settings.Expiry is { } expiry)
        {
            lines.Add((IconName.TimerOff, "Leaves after", Durations.Words(expiry)));
        }

        if (settings.Services is { Count: > 0 } services)
        {
            lines.Add((IconName.Storefront, "Services", string.Join(", ", services)));
        }

        if (settings.MaxLoops is { } loops)
        {
            lines.Add((IconName.Sync, "Loops", loops == 0 ? "None" : $"At most {Words.Count(loops)}"));
        }

        return lines;
    }

    /// <summary>What messages are for, which decides what consent they need.</summary>
    public static string Purpose(string? purpose) => purpose switch
    {
        FlowSettings.Marketing => "Marketing",
        FlowSettings.Transactional => "Transactional",
        _ => "Not declared",
    };

    private static string Segment(FlowTrigger trigger, FlowNames? names) => trigger.Segment is { } segment && names is not null ? names.Segment(segment) : "a segment";

    /// <summary>Whose clock.</summary>
    public static string Zone(string? zone) => zone switch
    {
        null or "contact" => "The contact’s own",
        "organization" => "The organization’s",
        _ => zone,
    };

    /// <summary>Who may enter again.</summary>
    public static string Reentry(Reentry? reentry)
    {
        var rule = reentry ?? new Reentry();
        var times = rule.Max switch
        {
            0 => "Any number of times",
            1 => "Once a subject",
            _ => $"{Words.Count(rule.Max)} times a subject",
        };
        var apart = rule.CooldownDays > 0 ? $", {Words.Count(rule.CooldownDays, "day")} apart" : "";
        return times + apart + (rule.Repeats == "cancel" ? ", a repeat starts anew" : "");
    }
}
