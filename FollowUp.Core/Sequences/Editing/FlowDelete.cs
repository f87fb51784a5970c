using FollowUp.Core.Sequences.Layout;

namespace FollowUp.Core.Sequences.Editing;

/// <summary>Takes steps out of a flow and closes the gap.</summary>
public static class FlowDelete
{
    /// <summary>
    /// Ways that led to a removed step lead to what followed it: the first step that stays, rather forward than back,
    /// else the end. A flow of which nothing stays is <see cref="SequenceRules.Empty"/>.
    /// </summary>
    public static Flow Steps(Flow flow, IReadOnlySet<string> ids)
    {
        var stay = flow.Steps.Where(step => !ids.Contains(step.Id)).ToList();
        if (stay.Count == flow.Steps.Count)
        {
            return flow;
        }

        if (stay.Count == 0)
        {
            return flow with { Steps = SequenceRules.Empty.Steps, Start = SequenceRules.Empty.Start, Layout = null };
        }

        var start = Heal(flow, null, flow.Start, ids);
        var after = flow with
        {
            Steps = [.. stay.Select(step => StepWays.Turn(step, edge => edge.To is { } to && ids.Contains(to) ? Heal(flow, step.Id, to, ids) : edge.To))],
            Start = flow.Find(start) is null ? stay[0].Id : start,
        };
        return Pins.Carry(flow, Pins.Without(after, ids));
    }

    /// <summary>What follows removed steps, looked for in the order of their ways; a step never comes to lead to itself.</summary>
    private static string Heal(Flow flow, string? from, string to, IReadOnlySet<string> ids)
    {
        var found = new List<(string Id, bool Back)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(string Id, bool Back)>([(to, false)]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at.Id) || flow.Find(at.Id) is not { } step)
            {
                continue;
            }

            if (!ids.Contains(at.Id))
            {
                if (at.Id != from)
                {
                    found.Add(at);
                }

                continue;
            }

            foreach (var edge in step.Edges.Reverse().Where(edge => edge.To is not null))
            {
                open.Push((edge.To!, at.Back || flow.Graph.IsBack(step.Id, edge.To!)));
            }
        }

        return found.OrderBy(one => one.Back).Select(one => one.Id).FirstOrDefault() ?? Flow.EndId;
    }
}
