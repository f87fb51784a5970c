using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences.Editing;

/// <summary>Steps as they are before anybody set them up. What is still missing the validator says.</summary>
public static class NewSteps
{
    /// <summary>Kinds that can be added, in the order of the palette.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["sms", "email", "whatsapp", "wait", "condition", "split", "tag", "attribute", "webhook", "notify", "enroll", "end"];

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="after">The way it will stand on; a condition asks about the last message before it.</param>
    /// <exception cref="InputException">There is no such kind.</exception>
    public static Step Make(string kind, Flow flow, EdgeRef? after, IReadOnlySet<string> taken)
    {
        var id = FreshId.Of(kind, taken);
        return kind switch
        {
            "sms" => new SendStep(id, Channel.Sms, null, Flow.EndId),
            "email" => new SendStep(id, Channel.Email, null, Flow.EndId),
            "whatsapp" => new SendStep(id, Channel.WhatsApp, null, Flow.EndId),
            "wait" => new WaitStep(id, Flow.EndId, TimeSpan.FromDays(1)),
            "condition" => new ConditionStep(id, [new ConditionBranch(Question(flow, after?.From), Flow.EndId)], Flow.EndId),
            "split" => new SplitStep(id, [new SplitBranch(50, Flow.EndId), new SplitBranch(50, Flow.EndId)]),
            "tag" => new TagStep(id, Flow.EndId, []),
            "attribute" => new AttributeStep(id, "", Flow.EndId),
            "webhook" => new WebhookStep(id, "", Flow.EndId),
            "notify" => new NotifyStep(id, "", Flow.EndId),
            "enroll" => new EnrollStep(id, Guid.Empty, Flow.EndId),
            "end" => new EndStep(id),
            _ => throw new InputException("kind", $"must be one of {string.Join(", ", Kinds)}"),
        };
    }

    private static Rule Question(Flow flow, string? from)
        => Sends(flow, from) is { } send ? new Rule { Engagement = send.Channel == Channel.Email ? "opened" : "replied", Step = send.Id } : new Rule();

    /// <summary>The nearest message on the way back to the trigger.</summary>
    private static SendStep? Sends(Flow flow, string? from)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        while (from is not null && passed.Add(from))
        {
            if (flow.Find(from) is SendStep send)
            {
                return send;
            }

            from = FlowEdges.Into(flow, from).Select(way => way.From).FirstOrDefault(id => id is not null);
        }

        return null;
    }
}
