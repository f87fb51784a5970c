using FollowUp.Core.Sequences.Editing;

namespace FollowUp.Core.Sequences.Layout;

/// <summary>
/// Where each vertex stands from left to right. A vertex belongs to the nearest one that all ways to it pass: the ways of
/// a choice are laid side by side, what they join in stands below them.
/// </summary>
internal static class Columns
{
    public static (double[] X, Dictionary<EdgeRef, double> Lanes) Of(LayerGraph graph)
    {
        var owner = Owners(graph);
        var (offset, extents, lanes) = (new double[graph.Count], new Extent[graph.Count], new Dictionary<EdgeRef, double>());
        var joins = Enumerable.Range(0, graph.Count).Where(vertex => graph.Into(vertex).Count > 1).ToLookup(vertex => owner[vertex]);
        foreach (var vertex in Order(graph).Reverse())
        {
            extents[vertex] = Place(graph, vertex, joins[vertex], owner, offset, extents, lanes);
        }

        var x = new double[graph.Count];
        foreach (var vertex in Order(graph).Where(vertex => owner[vertex] >= 0))
        {
            x[vertex] = x[owner[vertex]] + offset[vertex];
        }

        return (x, lanes);
    }

    /// <summary>Ends come after the steps in the graph; by layer each comes after what leads to it.</summary>
    private static IEnumerable<int> Order(LayerGraph graph) => Enumerable.Range(0, graph.Count).OrderBy(vertex => graph.Rank[vertex]);

    private static Extent Place(LayerGraph graph, int vertex, IEnumerable<int> joined, int[] owner, double[] offset, Extent[] extents, Dictionary<EdgeRef, double> lanes)
    {
        var extent = new Extent();
        var (ways, beside) = (new List<double>(), new List<(EdgeRef At, double X)>());
        foreach (var (at, to) in graph.Ways[vertex])
        {
            var single = graph.Into(to).Count == 1;
            var part = single ? extents[to] : Lane(graph, vertex, to);
            var x = ways.Count == 0 ? 0 : extent.Fit(part, ways[^1] + (2 * CanvasSize.Column), rightOnly: true);
            extent.Add(part, x);
            ways.Add(x);
            if (single)
            {
                offset[to] = x;
            }
            else if (graph.Ways[vertex].Count > 1)
            {
                beside.Add((at, x));
            }
        }

        var middle = ways.Count == 0 ? 0 : (ways[0] + ways[^1]) / 2;
        extent.Shift(-middle);
        foreach (var (_, to) in graph.Ways[vertex].Where(way => graph.Into(way.To).Count == 1))
        {
            offset[to] -= middle;
        }

        foreach (var (at, x) in beside)
        {
            lanes[at] = x - middle;
        }

        foreach (var join in joined.OrderBy(join => graph.Rank[join]))
        {
            offset[join] = extent.Fit(extents[join], Wanted(graph, vertex, join, owner, offset, lanes), rightOnly: false);
            extent.Add(extents[join], offset[join]);
        }

        extent.Add(graph.Rank[vertex], 0);
        return extent;
    }

    /// <summary>Room for a way that runs down past other steps before it joins.</summary>
    private static Extent Lane(LayerGraph graph, int from, int to)
    {
        var lane = new Extent();
        for (var rank = graph.Rank[from] + 1; rank < graph.Rank[to]; rank++)
        {
            lane.Add(rank, 0);
        }

        return lane;
    }

    /// <summary>The middle between the outermost ways that join.</summary>
    private static double Wanted(LayerGraph graph, int vertex, int join, int[] owner, double[] offset, Dictionary<EdgeRef, double> lanes)
    {
        var places = new List<double>();
        foreach (var from in graph.Into(join).Distinct())
        {
            var at = 0.0;
            for (var up = from; up != vertex; up = owner[up])
            {
                at += offset[up];
            }

            places.AddRange(graph.Ways[from].Where(way => way.To == join).Select(way => at + lanes.GetValueOrDefault(way.At)));
        }

        return (places.Min() + places.Max()) / 2;
    }

    private static int[] Owners(LayerGraph graph)
    {
        var (owner, depth) = (new int[graph.Count], new int[graph.Count]);
        foreach (var vertex in Order(graph))
        {
            var common = graph.Into(vertex).Count == 0 ? -1 : graph.Into(vertex).Aggregate((one, other) => Common(one, other, owner, depth));
            (owner[vertex], depth[vertex]) = (common, common < 0 ? 0 : depth[common] + 1);
        }

        return owner;
    }

    private static int Common(int one, int other, int[] owner, int[] depth)
    {
        while (one != other)
        {
            (one, other) = depth[one] >= depth[other] ? (owner[one], other) : (one, owner[other]);
        }

        return one;
    }
}
