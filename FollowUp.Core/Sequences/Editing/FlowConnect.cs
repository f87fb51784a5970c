using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences.Editing;

/// <summary>Lets ways lead elsewhere, and changes what a step says.</summary>
public static class FlowConnect
{
    /// <param name="to">A step, <see cref="Flow.EndId"/>, or null for nowhere.</param>
    /// <exception cref="InputException">There is no such way or step, or it would lead to itself.</exception>
    public static Flow To(Flow flow, EdgeRef at, string? to)
    {
        if (FlowEdges.Find(flow, at) is null)
        {
            throw new InputException("edge", "is not in the flow any more");
        }

        if (to is not null && to != Flow.EndId && flow.Find(to) is null)
        {
            throw new InputException("to", "is not in the flow any more");
        }

        if (to is not null && to == at.From)
        {
            throw new InputException("to", "is the step itself: it would go round without doing anything");
        }

        return at == EdgeRef.Start && (to is null || flow.Find(to) is null)
            ? throw new InputException("start", "must be a step: a flow begins somewhere")
            : Pins.Carry(flow, Lead(flow, at, to));
    }

    /// <summary>Puts a changed step in the place of the one with its id.</summary>
    /// <exception cref="InputException">It is not there.</exception>
    public static Flow Replace(Flow flow, Step step)
        => flow.Find(step.Id) is not { } before ? throw new InputException("step", "is not in the flow any more")
            : flow with { Steps = [.. flow.Steps.Select(one => one.Id == step.Id ? step : one)] } is var after && before.Edges.SequenceEqual(step.Edges) ? after : Pins.Carry(flow, after);

    internal static Flow Lead(Flow flow, EdgeRef at, string? to)
        => at == EdgeRef.Start ? flow with { Start = to ?? "" } : flow with { Steps = [.. flow.Steps.Select(step => step.Id == at.From ? StepWays.Lead(step, at.Field, to) : step)] };
}
