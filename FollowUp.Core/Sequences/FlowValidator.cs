using FollowUp.Core.Segments;
using FollowUp.Core.Sequences.Publishing;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences;

/// <summary>Says what keeps a flow from running, and what its author should think about. Pure.</summary>
public static class FlowValidator
{
    private const int MostLoops = 100;

    private static readonly TimeSpan CloseTogether = TimeSpan.FromHours(1);

    /// <returns>Findings in the order of the flow; those of the flow as a whole first.</returns>
    public static IReadOnlyList<FlowFinding> Check(Flow flow, FlowSurroundings around)
    {
        around = around with { SendSteps = flow.Steps.OfType<SendStep>().Select(step => step.Id).ToHashSet(StringComparer.Ordinal) };
        var graph = flow.Graph;
        return [
            .. Shape(flow),
            .. FlowTriggerCheck.Check(flow.Trigger, around),
            .. FlowSettingsCheck.Check(flow.Settings, MostLoops),
            .. FlowServiceCheck.Check(flow, around),
            .. graph.SpinningLoop() is { Count: > 0 } loop
                ? [new FlowFinding(loop[0], "next", $"leads round in a loop without a wait: {string.Join(" → ", loop)}")]
                : Array.Empty<FlowFinding>(),
            .. flow.Steps.SelectMany(step => Step(flow, step, around)),
            .. FlowWhatsAppCheck.Check(flow, around),
            .. FlowLints.Check(flow, CloseTogether),
            .. FlowLawCheck.Check(flow, around.Sending),
        ];
    }

    private static IEnumerable<FlowFinding> Shape(Flow flow)
    {
        if (flow.Find(flow.Start) is null)
        {
            yield return new FlowFinding(null, "start", "must be the id of the first step");
        }

        if (!flow.Steps.Any(step => step is not (EndStep or WaitStep)))
        {
            yield return new FlowFinding(null, "steps", "must have a step that does something");
        }
    }

    private static IEnumerable<FlowFinding> Step(Flow flow, Step step, FlowSurroundings around)
    {
        foreach (var (field, message) in step.Check(around))
        {
            yield return new FlowFinding(step.Id, field, message);
        }

        foreach (var edge in step.Edges)
        {
            if (edge.To is null)
            {
                yield return new FlowFinding(step.Id, edge.Field, $"leads nowhere; connect it to a step or to '{Flow.EndId}'");
            }
            else if (edge.To != Flow.EndId && flow.Find(edge.To) is null)
            {
                yield return new FlowFinding(step.Id, edge.Field, $"leads to '{edge.To}', which is no step of this flow");
            }
        }

        if (!flow.Graph.CanReach(step.Id) && flow.Find(flow.Start) is not null)
        {
            yield return new FlowFinding(step.Id, "id", "is not reached from the start");
        }

        if (step is WaitStep { Since: { } since } && since.FirstOrDefault(id => !around.SendSteps.Contains(id)) is { } unknown)
        {
            yield return new FlowFinding(step.Id, "since", $"names '{unknown}', which is no step that sends");
        }
    }
}
