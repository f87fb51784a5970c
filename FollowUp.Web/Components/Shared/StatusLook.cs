using System.Collections.Frozen;

namespace FollowUp.Web.Components.Shared;

/// <summary>How a status is shown: word, icon and the class that colours it.</summary>
/// <param name="Label">The word, in sentence case.</param>
/// <param name="Icon">Always beside the word; colour alone carries no meaning.</param>
/// <param name="Class">Class of app.css, such as <c>st-sent</c>; empty for a status without a look of its own.</param>
public sealed record StatusLook(string Label, IconName Icon, string Class)
{
    private static readonly FrozenDictionary<string, StatusLook> Looks = new[]
    {
        new StatusLook("Planned", IconName.Event, "st-planned"),
        new StatusLook("Scheduled", IconName.EventUpcoming, "st-scheduled"),
        new StatusLook("Queued", IconName.Layers, "st-queued"),
        new StatusLook("Sending", IconName.ProgressActivity, "st-sending"),
        new StatusLook("Sent", IconName.Check, "st-sent"),
        new StatusLook("Delivered", IconName.DoneAll, "st-delivered"),
        new StatusLook("Clicked", IconName.AdsClick, "st-clicked"),
        new StatusLook("Submitted", IconName.TaskAlt, "st-submitted"),
        new StatusLook("Failed", IconName.Cancel, "st-failed"),
        new StatusLook("Skipped", IconName.SkipNext, "st-skipped"),
        new StatusLook("Unknown", IconName.Help, "st-unknown"),
        new StatusLook("Expired", IconName.TimerOff, "st-expired"),
        new StatusLook("Cancelled", IconName.Block, "st-cancelled"),
    }.ToFrozenDictionary(look => look.Label, StringComparer.OrdinalIgnoreCase);

    /// <summary>The look of a status by its name in any case; a plain grey one for a name that has none.</summary>
    public static StatusLook Of(string status) =>
        Looks.TryGetValue(status, out StatusLook? look) ? look : new(Words.Sentence(status), IconName.Flag, "");

    /// <summary>Names of all statuses with a look, in lower case.</summary>
    public static IEnumerable<string> Names => Looks.Keys.Select(name => name.ToLowerInvariant());
}
