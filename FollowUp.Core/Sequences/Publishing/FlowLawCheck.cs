using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences.Publishing;

/// <summary>
/// What the laws on messages say of a flow before it runs, with the law's name and what to do. Transactional flows are
/// asked nothing; those that do not say what they are for, which <see cref="FlowLints"/> finds, get a word about what holds for all.
/// </summary>
internal static class FlowLawCheck
{
    public static IEnumerable<FlowFinding> Check(Flow flow, SendingFacts? facts)
    {
        var sends = Sends(flow);
        var purpose = flow.Settings?.ConsentPurpose;
        if (facts is null || sends.Count == 0 || purpose == ConsentPurpose.Transactional)
        {
            return [];
        }

        return purpose == ConsentPurpose.Marketing
            ? [.. ContentLaws.Check(sends, facts), .. ConsentLaws.Check(sends, facts), .. Settings(sends, facts)]
            : [.. Settings(sends, facts)];
    }

    private static IEnumerable<FlowFinding> Settings(IReadOnlyList<SendStep> sends, SendingFacts facts)
    {
        if (sends.FirstOrDefault(step => step.Channel == Channel.Sms) is { } text && !facts.Quiet.Contains(Channel.Sms))
        {
            yield return new FlowFinding(text.Id, "channel", "sends texts at any hour that the laws leave open: SMS has no quiet hours. Set them in Settings, Sending", Blocks: false) { Law = "TCPA, 47 CFR 64.1200(c)(1)" };
        }

        if (!facts.Capped)
        {
            yield return new FlowFinding(null, "steps", "sends as much as comes: there is no limit to what one contact gets of all sequences together. Set a frequency cap in Settings, Sending", Blocks: false);
        }
    }

    /// <summary>Nearest to the start first; those that nothing leads to are left out.</summary>
    private static List<SendStep> Sends(Flow flow)
    {
        var found = new List<SendStep>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([flow.Start]);
        while (open.TryDequeue(out var id))
        {
            if (flow.Find(id) is not { } step || !seen.Add(id))
            {
                continue;
            }

            if (step is SendStep send)
            {
                found.Add(send);
            }

            foreach (var edge in step.Edges.Where(edge => edge.To is not null))
            {
                open.Enqueue(edge.To!);
            }
        }

        return found;
    }
}
