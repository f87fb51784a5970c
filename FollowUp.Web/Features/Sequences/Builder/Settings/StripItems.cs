using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences.Builder.Settings;

/// <summary>What stands on the strip.</summary>
public static class StripItems
{
    public static IReadOnlyList<StripItem> Of(Flow flow, FlowNames names)
    {
        var settings = flow.Settings ?? FlowSettings.Default;
        var more = new[] { settings.Services is { Count: > 0 } services ? string.Join(", ", services) : null, settings.Expiry is { } expiry ? $"leaves after {Durations.Words(expiry)}" : null, settings.Topic, settings.MaxLoops is { } loops ? $"{loops} loops" : null }
            .OfType<string>().ToList();
        return [
            new("trigger", IconName.Bolt, "Trigger", Trigger(flow, names), "trigger"),
            new("purpose", IconName.Shield, "For", FlowWords.Purpose(settings.Purpose), "settings.purpose"),
            new("zone", IconName.Language, "Zone", FlowWords.Zone(settings.Timezone), "settings.timezone"),
            new("window", IconName.Schedule, "Sends", settings.Window is { } window ? $"{window.From}–{window.To}" : "At any hour", "settings.window"),
            new("window", IconName.CalendarToday, "Days", DayWords.Of(settings.Window?.Days)),
            new("reentry", IconName.History, "Re-entry", FlowWords.Reentry(settings.Reentry), "settings.reentry"),
            new("exits", IconName.Logout, "Leaves when", settings.Exits is { Count: > 0 } exits ? string.Join(", ", exits.Select(exit => EventWords.Name(exit?.Type))) : "Never early", "settings.exits"),
            new("goal", IconName.Flag, "Goal", settings.Goal is { } goal ? EventWords.Name(goal) : "None", "settings.goal"),
            new("more", IconName.Tune, "More", string.Join(", ", more), "settings.services", "settings.expiry", "settings.topic", "settings.maxLoops"),
        ];
    }

    private static string Trigger(Flow flow, FlowNames names)
        => FlowWords.Trigger(flow.Trigger, names) + (flow.Trigger?.Filters is { Count: > 0 } filters ? $", {Words.Count(filters.Count, "filter")}" : "");
}
