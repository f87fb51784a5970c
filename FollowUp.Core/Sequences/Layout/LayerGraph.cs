using FollowUp.Core.Sequences.Editing;

namespace FollowUp.Core.Sequences.Layout;

/// <summary>
/// A flow as layers: what can be reached from its start, and an end for each way that leads to no step. A vertex comes
/// after all that lead to it; ways back are left out.
/// </summary>
internal sealed class LayerGraph
{
    private readonly List<List<int>> into = [];
    private readonly bool[] choices;

    /// <param name="exists">Whether a way leads to a step of the whole flow, which may be drawn elsewhere.</param>
    public LayerGraph(Flow flow, Func<string, bool> exists)
    {
        var order = Sorted(flow);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in order)
        {
            index[id] = Add(id, null);
        }

        foreach (var id in order)
        {
            var from = index[id];
            var edges = flow.Find(id)!.Edges;
            foreach (var edge in edges)
            {
                var at = new EdgeRef(id, edge.Field);
                if (edge.To is { } to && index.TryGetValue(to, out var target))
                {
                    if (!flow.Graph.IsBack(id, to))
                    {
                        Ways[from].Add((at, target));
                        into[target].Add(from);
                    }
                }
                else if (edge.To is null || !exists(edge.To))
                {
                    var end = Add(null, at);
                    Ways[from].Add((at, end));
                    into[end].Add(from);
                }
            }
        }

        Rank = Ranked();
        choices = new bool[Rank.Max() + 1];
        for (var vertex = 0; vertex < Count; vertex++)
        {
            choices[Rank[vertex]] |= StepOf[vertex] is { } id && flow.Find(id)!.Edges.Count > 1;
        }
    }

    public int Count => StepOf.Count;

    /// <summary>Id of the step; null for the end of a way.</summary>
    public List<string?> StepOf { get; } = [];

    /// <summary>The way that ends here; null for a step.</summary>
    public List<EdgeRef?> EndOf { get; } = [];

    /// <summary>Ways out, in their order.</summary>
    public List<List<(EdgeRef At, int To)>> Ways { get; } = [];

    /// <summary>Layer; 0 is the start's.</summary>
    public int[] Rank { get; }

    /// <summary>Vertices that lead here, once for each way.</summary>
    public IReadOnlyList<int> Into(int vertex) => into[vertex];

    /// <summary>A step of that layer has several ways out.</summary>
    public bool HasChoice(int rank) => choices[rank];

    private int Add(string? step, EdgeRef? end)
    {
        StepOf.Add(step);
        EndOf.Add(end);
        Ways.Add([]);
        into.Add([]);
        return StepOf.Count - 1;
    }

    /// <summary>Where a way out of a choice joins others it has a layer to itself before.</summary>
    private int[] Ranked()
    {
        var rank = new int[Count];
        foreach (var vertex in Enumerable.Range(0, Count).Where(vertex => StepOf[vertex] is not null))
        {
            foreach (var (_, to) in Ways[vertex])
            {
                var length = Ways[vertex].Count > 1 && into[to].Count > 1 ? 2 : 1;
                rank[to] = Math.Max(rank[to], rank[vertex] + length);
            }
        }

        return rank;
    }

    /// <summary>Every step after those that lead to it, else in walking order.</summary>
    private static List<string> Sorted(Flow flow)
    {
        var walking = flow.Graph.Reachable;
        var open = walking.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        IEnumerable<string> Targets(string id) => flow.Find(id)!.Edges.Select(edge => edge.To).OfType<string>().Where(to => open.ContainsKey(to) && !flow.Graph.IsBack(id, to));
        foreach (var to in walking.SelectMany(Targets))
        {
            open[to]++;
        }

        var sorted = new List<string>();
        var ready = new Queue<string>(walking.Where(id => open[id] == 0));
        while (ready.TryDequeue(out var id))
        {
            sorted.Add(id);
            foreach (var to in Targets(id).Where(to => --open[to] == 0))
            {
                ready.Enqueue(to);
            }
        }

        return sorted;
    }
}
