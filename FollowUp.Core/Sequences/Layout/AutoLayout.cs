using FollowUp.Core.Sequences.Editing;

namespace FollowUp.Core.Sequences.Layout;

/// <summary>
/// Layers from top to bottom, the ways of a choice side by side in their order, joined ways below the choice they come
/// from. Depends on the flow alone, so that a small edit moves only what is below and beside it. Steps that no way leads
/// to stand to the right.
/// </summary>
public static class AutoLayout
{
    private const double Between = 2 * CanvasSize.Column;

    public static AutoPlaces Of(Flow flow)
    {
        var steps = new Dictionary<string, Spot>(StringComparer.Ordinal);
        var (ends, lanes) = (new Dictionary<EdgeRef, Spot>(), new Dictionary<EdgeRef, double>());
        var left = flow.Steps.DistinctBy(step => step.Id).ToDictionary(step => step.Id, StringComparer.Ordinal);
        string? root = left.ContainsKey(flow.Start) ? flow.Start : null;
        double? right = null;
        while (left.Count > 0)
        {
            var part = new Flow([.. left.Values], root ?? Root(left));
            var layers = new LayerGraph(part, id => flow.Find(id) is not null);
            var (x, lane) = Columns.Of(layers);
            var y = Rows(layers);
            var shift = right is { } edge ? edge + Between - x.Min() : 0;
            for (var vertex = 0; vertex < layers.Count; vertex++)
            {
                var spot = new Spot(x[vertex] + shift, y[layers.Rank[vertex]]);
                if (layers.StepOf[vertex] is { } id)
                {
                    steps[id] = spot;
                    left.Remove(id);
                }
                else
                {
                    ends[layers.EndOf[vertex]!.Value] = spot;
                }
            }

            foreach (var (way, offset) in lane)
            {
                lanes[way] = offset;
            }

            right = Math.Max(right ?? double.MinValue, x.Max() + shift);
            root = null;
        }

        return new AutoPlaces(steps, ends, lanes);
    }

    /// <summary>The first step that none of the others leads to, else the first.</summary>
    private static string Root(Dictionary<string, Steps.Step> left)
    {
        var led = left.Values.SelectMany(step => step.Edges.Where(edge => edge.To != step.Id).Select(edge => edge.To)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return left.Keys.FirstOrDefault(id => !led.Contains(id)) ?? left.Keys.First();
    }

    private static double[] Rows(LayerGraph layers)
    {
        var rows = new double[layers.Rank.Max() + 1];
        for (var rank = 1; rank < rows.Length; rank++)
        {
            rows[rank] = rows[rank - 1] + CanvasSize.Pitch + (layers.HasChoice(rank - 1) ? CanvasSize.ChoiceGap : 0);
        }

        return rows;
    }
}
