using FollowUp.Core.Sequences.Editing;

namespace FollowUp.Core.Sequences.Layout;

/// <summary>Puts a moved step on the grid, or right under or over a neighbour it nearly stands under.</summary>
internal static class Alignment
{
    private const double Near = 10;

    public static Dictionary<string, Spot> Of(Flow flow, CanvasPlan plan, Dictionary<string, Spot> moved)
        => moved.ToDictionary(pair => pair.Key, pair => Neighbours(flow, pair.Key).Where(plan.Steps.ContainsKey).Select(id => plan.Steps[id].X).Where(x => Math.Abs(x - pair.Value.X) <= Near).Cast<double?>().FirstOrDefault() is { } column
            ? new Spot(column, pair.Value.OnGrid().Y) : pair.Value.OnGrid(), StringComparer.Ordinal);

    private static IEnumerable<string> Neighbours(Flow flow, string id)
        => FlowEdges.Into(flow, id).Select(way => way.From).Concat(flow.Find(id)!.Edges.Select(edge => edge.To)).OfType<string>().Where(other => other != id);
}
