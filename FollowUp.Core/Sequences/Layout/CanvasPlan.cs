using FollowUp.Core.Sequences.Editing;

namespace FollowUp.Core.Sequences.Layout;

/// <summary>Where everything of a flow is drawn: by itself, or where somebody put it.</summary>
/// <param name="Steps">By id.</param>
/// <param name="Trigger">What makes contacts enter; always over the first step.</param>
public sealed record CanvasPlan(IReadOnlyDictionary<string, Spot> Steps, Spot Trigger, IReadOnlyList<PlacedEdge> Edges, CanvasBounds Bounds)
{
    public static CanvasPlan Of(Flow flow)
    {
        var (auto, pins) = (AutoLayout.Of(flow), Pins.Of(flow));
        var steps = auto.Steps.ToDictionary(pair => pair.Key, pair => pins.TryGetValue(pair.Key, out var pinned) ? pinned : pair.Value, StringComparer.Ordinal);
        var trigger = (steps.TryGetValue(flow.Start, out var first) ? first : new Spot(0, 0)) - new Spot(0, CanvasSize.Pitch);
        var edges = new List<PlacedEdge>();
        if (steps.ContainsKey(flow.Start))
        {
            edges.Add(Placed(EdgeRef.Start, flow.Start, 0, false, null, true, trigger, first));
        }

        foreach (var step in flow.Steps.DistinctBy(step => step.Id))
        {
            var (ways, from) = (step.Edges, steps[step.Id]);
            for (var index = 0; index < ways.Count; index++)
            {
                var at = new EdgeRef(step.Id, ways[index].Field);
                var lane = auto.Lanes.TryGetValue(at, out var beside) ? beside : (double?)null;
                var leads = ways[index].To is { } to && steps.ContainsKey(to) ? to : null;

                // The end of a way keeps its distance from its step, wherever that was put.
                var tip = leads is not null ? steps[leads] : from + auto.Ends[at] - auto.Steps[step.Id];
                edges.Add(Placed(at, leads, index, ways.Count > 1, lane, leads is not null || ways[index].To == Flow.EndId, from, tip));
            }
        }

        return new CanvasPlan(steps, trigger, edges, CanvasBounds.Of([trigger, .. steps.Values, .. edges.Where(edge => edge.To is null).Select(edge => edge.Tip)]));
    }

    private static PlacedEdge Placed(EdgeRef at, string? to, int index, bool choice, double? lane, bool connected, Spot from, Spot tip)
    {
        var lower = from + new Spot(0, CanvasSize.NodeHeight);
        return new PlacedEdge(at, to, index, choice, lane, connected, lower, tip, EdgeRoute.Of(lower, tip, choice, lane));
    }
}
