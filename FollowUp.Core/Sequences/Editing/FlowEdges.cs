using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences.Editing;

/// <summary>All ways of a flow with their addresses.</summary>
public static class FlowEdges
{
    /// <summary>The way from the trigger first, then those of each step in their order.</summary>
    public static IEnumerable<(EdgeRef Ref, Edge Edge)> All(Flow flow)
        => flow.Steps.SelectMany(step => step.Edges.Select(edge => (new EdgeRef(step.Id, edge.Field), edge))).Prepend((EdgeRef.Start, new Edge("start", flow.Start)));

    /// <summary>Those that lead to a step.</summary>
    public static IEnumerable<EdgeRef> Into(Flow flow, string stepId) => All(flow).Where(way => way.Edge.To == stepId).Select(way => way.Ref);

    /// <summary>One of them; null when there is none of that address.</summary>
    public static Edge? Find(Flow flow, EdgeRef at)
        => at == EdgeRef.Start ? new Edge("start", flow.Start) : at.From is { } from ? flow.Find(from)?.Edges.FirstOrDefault(edge => edge.Field == at.Field) : null;

    /// <summary>The way that goes on: the first that does not end, else the first.</summary>
    public static EdgeRef? Main(Flow flow, Step step)
        => step.Edges.FirstOrDefault(edge => edge.To is { } to && flow.Find(to) is not null && !flow.Graph.IsBack(step.Id, to)) is { } on ? new EdgeRef(step.Id, on.Field)
            : step.Edges.Count > 0 ? new EdgeRef(step.Id, step.Edges[0].Field) : null;
}
