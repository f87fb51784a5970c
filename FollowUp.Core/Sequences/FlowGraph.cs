using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences;

/// <summary>The edges of a flow: what can be reached, which ways lead back.</summary>
public sealed class FlowGraph
{
    private readonly Dictionary<string, Step> byId;
    private readonly Dictionary<string, int> order;
    private readonly HashSet<(string From, string To)> back = [];

    public FlowGraph(Flow flow)
    {
        byId = new Dictionary<string, Step>(StringComparer.Ordinal);
        foreach (var step in flow.Steps)
        {
            byId.TryAdd(step.Id, step);
        }

        order = Walk(flow.Start);
    }

    /// <summary>Ids in the order a reader meets them, each once; steps that cannot be reached are not among them.</summary>
    public IReadOnlyList<string> Reachable => [.. order.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    /// <summary>There is a way that leads back.</summary>
    public bool HasLoops => back.Count > 0;

    public Step? Find(string stepId) => byId.GetValueOrDefault(stepId);

    public bool CanReach(string stepId) => order.ContainsKey(stepId);

    /// <summary>Whether the way between the two leads back to a step that was passed: walking it begins another round.</summary>
    public bool IsBack(string from, string to) => back.Contains((from, to));

    /// <summary>Steps of a loop in which nobody ever rests; empty when there is none.</summary>
    public IReadOnlyList<string> SpinningLoop()
    {
        foreach (var (from, to) in back)
        {
            if (Path(to, from) is { } path)
            {
                return path;
            }
        }

        return [];
    }

    /// <summary>Depth first without recursion: a flow may be as deep as it is long.</summary>
    private Dictionary<string, int> Walk(string start)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        if (!byId.ContainsKey(start))
        {
            return seen;
        }

        var open = new HashSet<string>(StringComparer.Ordinal) { start };
        var stack = new Stack<(string Id, Queue<string> Next)>();
        seen[start] = 0;
        stack.Push((start, Targets(start)));
        while (stack.TryPeek(out var top))
        {
            if (!top.Next.TryDequeue(out var target))
            {
                open.Remove(stack.Pop().Id);
            }
            else if (open.Contains(target))
            {
                back.Add((top.Id, target));
            }
            else if (seen.TryAdd(target, seen.Count))
            {
                open.Add(target);
                stack.Push((target, Targets(target)));
            }
        }

        return seen;
    }

    private Queue<string> Targets(string id) => new(byId[id].Edges.Select(edge => edge.To).OfType<string>().Where(byId.ContainsKey).Distinct());

    /// <summary>A way through steps that never rest; null when each way has one that does.</summary>
    private List<string>? Path(string from, string to)
    {
        var stack = new Stack<(string Id, Queue<string> Next)>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        if (byId[from].Rests)
        {
            return null;
        }

        stack.Push((from, Targets(from)));
        while (stack.TryPeek(out var top))
        {
            if (top.Id == to)
            {
                return [.. stack.Select(one => one.Id).Reverse()];
            }

            if (!top.Next.TryDequeue(out var target))
            {
                stack.Pop();
            }
            else if (!byId[target].Rests && seen.Add(target))
            {
                stack.Push((target, Targets(target)));
            }
        }

        return null;
    }
}
