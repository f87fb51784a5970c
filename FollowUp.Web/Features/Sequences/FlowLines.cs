using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Lays a flow out as lines in walking order, each step once.</summary>
public static class FlowLines
{
    /// <summary>Steps bear the numbers of <see cref="FlowGraph.Reachable"/>; those that no way leads to come last.</summary>
    public static IReadOnlyList<FlowLine> Of(Flow flow, FlowNames names)
    {
        var numbers = flow.Graph.Reachable.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index + 1, StringComparer.Ordinal);
        var lines = new List<FlowLine>();
        var shown = new HashSet<string>(StringComparer.Ordinal);

        // A flow may be as deep as it is long, so no recursion.
        var open = new Stack<(EdgeRef At, string? To, int Depth, string? Way)>();
        open.Push((EdgeRef.Start, flow.Start, 0, null));
        while (open.TryPop(out var way))
        {
            if (Turn(flow, way.At.From, way.To, shown) is var turn and not FlowTurn.Step)
            {
                lines.Add(new FlowLine(way.Depth, way.Way, null, way.To is null ? null : numbers.TryGetValue(way.To, out var number) ? number : null, turn, way.To, way.At));
                continue;
            }

            var step = flow.Find(way.To!)!;
            shown.Add(step.Id);
            lines.Add(new FlowLine(way.Depth, way.Way, step, numbers[step.Id], FlowTurn.Step, At: way.At));
            var (edges, ways) = (step.Edges, StepWords.Ways(step, names));
            for (var index = edges.Count - 1; index >= 0; index--)
            {
                open.Push((new EdgeRef(step.Id, edges[index].Field), edges[index].To, edges.Count > 1 ? way.Depth + 1 : way.Depth, edges.Count > 1 ? ways[index] : null));
            }
        }

        lines.AddRange(flow.Steps.Where(step => !shown.Contains(step.Id)).DistinctBy(step => step.Id).Select(step => new FlowLine(0, null, step, null, FlowTurn.Unreached)));
        return lines;
    }

    private static FlowTurn Turn(Flow flow, string? from, string? to, HashSet<string> shown)
    {
        if (to is null)
        {
            return FlowTurn.Nowhere;
        }

        if (flow.Find(to) is null)
        {
            return to == Flow.EndId ? FlowTurn.Ends : FlowTurn.Missing;
        }

        return !shown.Contains(to) ? FlowTurn.Step : from is not null && flow.Graph.IsBack(from, to) ? FlowTurn.Back : FlowTurn.Continues;
    }
}
