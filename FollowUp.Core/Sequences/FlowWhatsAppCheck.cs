using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences;

/// <summary>What WhatsApp will not carry: templates that are not approved, and words of our own to a contact who has not written.</summary>
internal static class FlowWhatsAppCheck
{
    private const string Reply = "replied";

    public static IEnumerable<FlowFinding> Check(Flow flow, FlowSurroundings around)
    {
        var sends = flow.Steps.OfType<SendStep>().Where(step => step is { Channel: Channel.WhatsApp, Template: not null }).ToList();
        foreach (var step in sends.Where(step => around.HeldTemplates.ContainsKey(step.Template!.Value)))
        {
            var held = around.HeldTemplates[step.Template!.Value];
            yield return new FlowFinding(step.Id, "template", $"does not go out: {held.Words}", held.ForGood);
        }

        var own = sends.Where(step => around.SessionTemplates.Contains(step.Template!.Value)).ToList();
        if (own.Count == 0 || flow.Trigger?.Event == Reply)
        {
            yield break;
        }

        var unanswered = Unanswered(flow);
        foreach (var step in own.Where(step => unanswered.Contains(step.Id)))
        {
            yield return new FlowFinding(
                step.Id, "channel", "sends words of your own by WhatsApp, and no reply comes before it: unless the contact wrote within 24 hours, it is skipped. Use an approved template, or ask for a reply first", Blocks: false);
        }
    }

    /// <summary>Steps that can be reached without the contact having written.</summary>
    private static HashSet<string> Unanswered(Flow flow)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([flow.Start]);
        while (open.TryDequeue(out var id))
        {
            if (flow.Find(id) is not { } step || !seen.Add(id))
            {
                continue;
            }

            var answered = Answered(step);
            foreach (var edge in step.Edges.Where(edge => edge.To is not null && !answered.Contains(edge.Field)))
            {
                open.Enqueue(edge.To!);
            }
        }

        return seen;
    }

    /// <summary>Ways that only a reply opens.</summary>
    private static HashSet<string> Answered(Step step) => step switch
    {
        WaitStep { Event: Reply, Else: not null } => ["next"],
        ConditionStep { Branches: { } branches } => [.. branches.Select((branch, index) => (branch, index)).Where(one => one.branch.When is { } rule && AsksForReply(rule)).Select(one => step.Edges[one.index].Field)],
        _ => [],
    };

    private static bool AsksForReply(Rule rule)
        => rule.Engagement == Reply || rule.Event == Reply || (rule.All ?? []).Any(AsksForReply) || (rule.Any is { Count: > 0 } any && any.All(AsksForReply));
}
