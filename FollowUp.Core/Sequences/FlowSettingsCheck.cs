using System.Globalization;
using FollowUp.Core.Organizations;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Sequences;

/// <summary>What is wrong with the settings of a flow.</summary>
internal static class FlowSettingsCheck
{
    private const int MostTimes = 1000;
    private const int LongestCooldown = 3650;
    private const int MostExits = 20;

    private static readonly string[] Exits = ["opened", "clicked", "replied", "converted", "review_submitted", "feedback_submitted", "opted_out", "bounced", "event"];

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static IEnumerable<FlowFinding> Check(FlowSettings? settings, int mostLoops)
        => settings is null ? [] : Fields(settings, mostLoops).Select(pair => new FlowFinding(null, $"settings.{pair.Field}", pair.Message));

    private static IEnumerable<(string Field, string Message)> Fields(FlowSettings settings, int mostLoops)
    {
        if (settings.Purpose is not (null or FlowSettings.Marketing or FlowSettings.Transactional))
        {
            yield return ("purpose", "must be marketing or transactional");
        }

        if (settings.Timezone is { } zone and not ("contact" or "organization") && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            yield return ("timezone", "must be contact, organization or a zone such as Europe/Stockholm");
        }

        if (settings.Window is { } window)
        {
            if (window.From is null || window.To is null || !Time.Parse(window.From).Success || !Time.Parse(window.To).Success || window.From == window.To)
            {
                yield return ("window", "must have two different times such as 09:00 and 21:00");
            }

            if (window.Days is { } days && (days.Count == 0 || days.Any(day => day is < 1 or > 7)))
            {
                yield return ("window.days", "must be numbers from 1 (Monday) to 7");
            }
        }

        if (settings.Topic is { } topic && !PreferenceRulesCheck.IsKey(topic))
        {
            yield return ("topic", "must be the key of a topic, such as new-arrivals");
        }

        if (settings.Reentry is { } reentry)
        {
            if (reentry.Max is < 0 or > MostTimes)
            {
                yield return ("reentry.max", $"must be between 0 (any number) and {MostTimes}");
            }

            if (reentry.CooldownDays is < 0 or > LongestCooldown)
            {
                yield return ("reentry.cooldownDays", $"must be between 0 and {LongestCooldown}");
            }

            if (reentry.Repeats is not (null or "keep" or "cancel"))
            {
                yield return ("reentry.repeats", "must be keep or cancel");
            }
        }

        foreach (var pair in Ends(settings))
        {
            yield return pair;
        }

        if (settings.MaxLoops is { } loops && (loops < 0 || loops > mostLoops))
        {
            yield return ("maxLoops", $"must be between 0 and {mostLoops}");
        }

        if (settings.Expiry is { } expiry && (expiry <= TimeSpan.Zero || expiry > Steps.WaitStep.Longest))
        {
            yield return ("expiry", "must be longer than nothing and at most three years");
        }
    }

    private static IEnumerable<(string Field, string Message)> Ends(FlowSettings settings)
    {
        if (settings.Goal is { } goal && !FlowTriggerCheck.IsType(goal))
        {
            yield return ("goal", "must be the type of an event");
        }

        if (settings.Exits is { Count: > MostExits })
        {
            yield return ("exits", $"must be at most {MostExits}");
            yield break;
        }

        for (var index = 0; index < (settings.Exits?.Count ?? 0); index++)
        {
            var exit = settings.Exits![index];
            if (!Exits.Contains(exit.On))
            {
                yield return (string.Create(CultureInfo.InvariantCulture, $"exits[{index}].on"), $"must be one of {string.Join(", ", Exits)}");
            }
            else if (exit.On == "event" && !FlowTriggerCheck.IsType(exit.Event))
            {
                yield return (string.Create(CultureInfo.InvariantCulture, $"exits[{index}].event"), "must be the type of an event");
            }
        }
    }
}
