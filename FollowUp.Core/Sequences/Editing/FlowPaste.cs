using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences.Editing;

/// <summary>Puts copied steps into a flow under ids of their own.</summary>
public static class FlowPaste
{
    /// <summary>
    /// On a way: it leads to the first of them, and the first way that was open among them leads on, else the first that ended; other open ways end.
    /// What they ask about a message is kept where the message was copied along or is in this flow.
    /// </summary>
    /// <param name="taken">Ids that steps have or had.</param>
    /// <returns>The flow, and the ids of what was pasted.</returns>
    /// <exception cref="InputException">The text holds no steps, there would be too many, or there is no such way.</exception>
    public static (Flow Flow, IReadOnlyList<string> Ids) Onto(Flow flow, EdgeRef at, string? text, IReadOnlySet<string> taken)
    {
        var copied = FlowClip.Read(text);
        if (FlowEdges.Find(flow, at) is not { } edge)
        {
            throw new InputException("edge", "is not in the flow any more");
        }

        if (flow.Steps.Count + copied.Count > FlowReader.MostSteps)
        {
            throw new InputException("steps", $"would be more than {FlowReader.MostSteps}");
        }

        var ids = Fresh(copied, taken);
        var pasted = copied.Select(step => Own(flow, step, ids)).ToList();
        var open = Ends(pasted, null) ?? Ends(pasted, Flow.EndId);
        pasted = [.. pasted.Select(step => StepWays.Turn(step, way => new EdgeRef(step.Id, way.Field) == open ? edge.To ?? Flow.EndId : way.To ?? Flow.EndId))];
        var after = FlowConnect.Lead(FlowInsert.Among(flow, pasted, at.From), at, pasted[0].Id);
        return (Pins.Carry(flow, after), [.. pasted.Select(step => step.Id)]);
    }

    /// <summary>The first way that leads there.</summary>
    private static EdgeRef? Ends(List<Step> steps, string? to)
        => steps.SelectMany(step => step.Edges.Where(way => way.To == to).Select(way => new EdgeRef(step.Id, way.Field))).Cast<EdgeRef?>().FirstOrDefault();

    private static Dictionary<string, string> Fresh(IReadOnlyList<Step> copied, IReadOnlySet<string> taken)
    {
        var used = new HashSet<string>(taken, StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in copied)
        {
            used.Add(ids[step.Id] = FreshId.Of(FreshId.Prefix(step.Id), used));
        }

        return ids;
    }

    private static Step Own(Flow flow, Step step, Dictionary<string, string> ids)
    {
        var renamed = StepReferences.Renamed(step, id => ids.GetValueOrDefault(id) ?? (flow.Find(id) is SendStep ? id : null));
        return StepWays.Turn(renamed with { Id = ids[step.Id] }, edge => edge.To is { } to ? ids.GetValueOrDefault(to) ?? (to == Flow.EndId ? to : null) : null);
    }
}
