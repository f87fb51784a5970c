using System.Globalization;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Simulation;
using FollowUp.Web.Components.Shared;
using NodaTime;

namespace FollowUp.Web.Features.Sequences.Testing;

/// <summary>What a simulation says, in plain words.</summary>
public static class SimulationWords
{
    /// <summary>The whole in a line or two.</summary>
    public static string Sum(SimulationResult result)
    {
        var sent = Count(result, SimulatedKind.Sent);
        var parts = new[] { (Count(result, SimulatedKind.Held), "held for a while"), (Count(result, SimulatedKind.Skipped), "not sent"), (Count(result, SimulatedKind.Cancelled), "not sent any more") }
            .Where(part => part.Item1 > 0).Select(part => $"{Words.Count(part.Item1)} {part.Item2}").Prepend(sent == 0 ? "Nothing would be sent" : $"{Words.Count(sent, "message")} would be sent");
        return $"{string.Join(", ", parts)}. {End(result.StopReason)}.";
    }

    /// <summary>Sends are told when they leave, not when they are planned; the end comes after all that falls to its moment.</summary>
    public static IEnumerable<SimulatedMoment> Told(SimulationResult result, FlowNames names)
        => result.Moments.Where(moment => moment is not { Kind: SimulatedKind.Step, Step: { } step } || names.Find(step) is not SendStep)
            .OrderBy(moment => moment.At).ThenBy(moment => moment.Kind == SimulatedKind.Ended);

    /// <summary>What happens.</summary>
    public static string Title(SimulatedMoment moment, FlowNames names)
    {
        var which = moment.Step is { } step ? names.Step(step) : "";
        return moment.Kind switch
        {
            SimulatedKind.Entered => "Enters the sequence",
            SimulatedKind.Sent => $"Sent – {which}",
            SimulatedKind.Held => $"Held – {which}",
            SimulatedKind.Skipped => $"Not sent – {which}",
            SimulatedKind.Cancelled => $"Not sent any more – {which}",
            SimulatedKind.Engaged => moment.Detail switch
            {
                "opened" => $"Opens “{which}”",
                "clicked" => $"Clicks in “{which}”",
                _ => $"Replies to “{which}”",
            },
            SimulatedKind.Event => EventWords.Name(moment.Detail),
            SimulatedKind.Ended => End(moment.Detail),
            _ => which,
        };
    }

    /// <summary>The line under it: the rule, which way, how long; null where there is no more to say.</summary>
    /// <param name="zoneId">The contact's.</param>
    public static string? Detail(SimulatedMoment moment, string zoneId) => moment.Kind switch
    {
        SimulatedKind.Held when moment.Until is { } until => $"{moment.Detail} Goes on {until.InZone(TimeWords.Zone(zoneId)).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture)}.",
        SimulatedKind.Skipped or SimulatedKind.Cancelled => moment.Detail,
        SimulatedKind.Step when !string.IsNullOrEmpty(moment.Detail) => Words.Sentence(moment.Detail),
        _ => null,
    };

    /// <summary>Status whose colour it takes; null for grey.</summary>
    public static string? Look(SimulatedMoment moment) => moment.Kind switch
    {
        SimulatedKind.Entered => "sending",
        SimulatedKind.Sent => "sent",
        SimulatedKind.Held => "scheduled",
        SimulatedKind.Skipped or SimulatedKind.Cancelled => "skipped",
        SimulatedKind.Engaged => "clicked",
        SimulatedKind.Ended => moment.Detail == "completed" ? "delivered" : "expired",
        _ => null,
    };

    /// <summary>How it ends.</summary>
    public static string End(string? reason) => reason switch
    {
        null or "completed" => "Reaches the end",
        "unfinished" => "Waits for something that nobody can foresee",
        _ => $"Leaves early: {Words.Sentence(EnrollmentWords.Reason(reason)).ToLowerInvariant()}",
    };

    private static int Count(SimulationResult result, SimulatedKind kind)
        => kind == SimulatedKind.Held ? result.Moments.Where(moment => moment.Kind == kind).DistinctBy(moment => moment.Step).Count() : result.Moments.Count(moment => moment.Kind == kind);
}
