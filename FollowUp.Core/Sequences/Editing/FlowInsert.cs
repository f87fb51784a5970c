using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences.Editing;

/// <summary>Puts steps into a flow. Each call gives a new flow.</summary>
public static class FlowInsert
{
    /// <summary>
    /// Between the two ends of a way. The first way out of the new step leads on to where the way led; its others end.
    /// What stood behind an <see cref="EndStep"/> stays, unconnected.
    /// </summary>
    /// <exception cref="InputException">There is no such way.</exception>
    public static Flow OnEdge(Flow flow, EdgeRef at, Step step)
    {
        if (FlowEdges.Find(flow, at) is not { } edge)
        {
            throw new InputException("edge", "is not in the flow any more");
        }

        if (step.Edges.Count > 0)
        {
            step = StepWays.Lead(step, step.Edges[0].Field, edge.To ?? Flow.EndId);
        }

        return Pins.Carry(flow, FlowConnect.Lead(Among(flow, [step], at.From), at, step.Id));
    }

    /// <summary>Not connected to anything, at a place of the canvas.</summary>
    public static Flow Loose(Flow flow, Step step, Spot at) => Pins.Set(Among(flow, [step], null), new Dictionary<string, Spot> { [step.Id] = at.OnGrid() });

    /// <summary>Where a step goes that is added without saying where: after that step, before it if nothing can follow, else at the first end in walking order.</summary>
    public static EdgeRef Place(Flow flow, string? after)
    {
        if (after is not null && flow.Find(after) is { } step)
        {
            return FlowEdges.Main(flow, step) ?? FlowEdges.Into(flow, after).Cast<EdgeRef?>().FirstOrDefault() ?? Place(flow, null);
        }

        foreach (var open in flow.Graph.Reachable.Select(flow.Find).OfType<Step>())
        {
            if (open.Edges.FirstOrDefault(edge => edge.To is null || flow.Find(edge.To) is null or EndStep) is { } end)
            {
                return new EdgeRef(open.Id, end.Field);
            }
        }

        return EdgeRef.Start;
    }

    /// <summary>Steps stand in the definition behind the one they follow.</summary>
    internal static Flow Among(Flow flow, IReadOnlyList<Step> added, string? after)
    {
        var index = after is null ? -1 : flow.Steps.TakeWhile(step => step.Id != after).Count();
        return flow with { Steps = index < 0 ? [.. added, .. flow.Steps] : [.. flow.Steps.Take(index + 1), .. added, .. flow.Steps.Skip(index + 1)] };
    }
}
