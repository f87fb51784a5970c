using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences;

/// <summary>What a flow may do and its author may not have meant.</summary>
internal static class FlowLints
{
    /// <param name="close">Two messages on one channel nearer to each other than this are worth a word.</param>
    public static IEnumerable<FlowFinding> Check(Flow flow, TimeSpan close)
    {
        foreach (var step in flow.Steps.OfType<SendStep>())
        {
            if (step.Next is { } next && Soon(flow, next, close) is { } second && second.Channel == step.Channel)
            {
                yield return Warn(second.Id, "channel", $"sends by {Word(step.Channel)} within an hour of step '{step.Id}'");
            }
        }

        foreach (var step in flow.Steps.OfType<ConditionStep>().Where(step => step.Branches is not null))
        {
            var asked = step.Branches.Where(branch => branch.When is not null).SelectMany(branch => branch.When.Walk()).Where(rule => rule.Engagement is not null && rule.Step is not null);
            foreach (var rule in asked.Where(rule => flow.Find(rule.Step!) is SendStep { } sent && sent.Next == step.Id && sent.Failed is null))
            {
                yield return Warn(step.Id, "branches", $"asks what became of step '{rule.Step}' right after it was planned; put a wait between them");
            }
        }

        if (flow.Steps.OfType<SendStep>().Any() && flow.Settings?.Purpose is null)
        {
            yield return Warn(null, "settings.purpose", "is not declared: messages leave without being asked for consent; say marketing or transactional") with { Law = "TCPA, CAN-SPAM, GDPR, CASL" };
        }

        if (flow.Steps.OfType<SendStep>().Any() && flow.Settings?.Exits is null or { Count: 0 })
        {
            yield return Warn(null, "settings.exits", "are empty: contacts are written to until the end, whatever they do");
        }
    }

    /// <summary>The next message on a straight way with short waits.</summary>
    private static SendStep? Soon(Flow flow, string from, TimeSpan close)
    {
        var waited = TimeSpan.Zero;
        for (var passed = 0; passed < flow.Steps.Count; passed++)
        {
            switch (flow.Find(from))
            {
                case SendStep send:
                    return send;
                case WaitStep { ForService: false, For: { } length, Next: { } after } when (waited += length) < close:
                    from = after;
                    break;
                case TagStep { Next: { } after }:
                    from = after;
                    break;
                case AttributeStep { Next: { } after }:
                    from = after;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static string Word(Channel channel) => channel.ToString().ToLowerInvariant();

    private static FlowFinding Warn(string? stepId, string field, string message) => new(stepId, field, message, Blocks: false);
}
