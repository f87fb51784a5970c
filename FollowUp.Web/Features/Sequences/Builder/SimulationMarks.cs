using System.Globalization;
using FollowUp.Core.Simulation;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Sequences.Builder.Canvas;
using NodaTime;

namespace FollowUp.Web.Features.Sequences.Builder;

/// <summary>What steps bear while a simulation is played: when the contact passed, what was sent, held or skipped.</summary>
public static class SimulationMarks
{
    /// <param name="told">Moments in the order they are played.</param>
    /// <param name="at">The one that is shown now.</param>
    public static IReadOnlyDictionary<string, StepMark> Of(SimulationResult result, IReadOnlyList<SimulatedMoment> told, int at)
    {
        var marks = new Dictionary<string, StepMark>(StringComparer.Ordinal);
        for (var index = 0; index <= at && index < told.Count; index++)
        {
            if (told[index].Step is { } step && Mark(told[index], result.TimeZone) is { } mark)
            {
                marks[step] = index == at && mark.Name == "passed" ? mark with { Name = "now" } : mark;
            }
        }

        return marks;
    }

    /// <summary>Day and time where the contact is.</summary>
    public static string Time(Instant at, string zoneId) => at.InZone(TimeWords.Zone(zoneId)).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);

    private static StepMark? Mark(SimulatedMoment moment, string zoneId) => moment.Kind switch
    {
        SimulatedKind.Step => new StepMark("passed", Time(moment.At, zoneId)),
        SimulatedKind.Sent => new StepMark("passed", $"Sent {Time(moment.At, zoneId)}"),
        SimulatedKind.Held => new StepMark("held", moment.Until is { } until ? $"Held until {Time(until, zoneId)}" : "Held"),
        SimulatedKind.Skipped => new StepMark("skipped", $"Not sent: {moment.Reason ?? moment.Detail}"),
        SimulatedKind.Cancelled => new StepMark("skipped", "Not sent any more"),
        SimulatedKind.Engaged => new StepMark("passed", $"{Words.Sentence(moment.Detail ?? "")} {Time(moment.At, zoneId)}"),
        _ => null,
    };
}
