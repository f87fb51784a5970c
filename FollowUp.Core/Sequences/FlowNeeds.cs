using FollowUp.Core.Segments;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences;

/// <summary>Which facts the steps of a flow look at, so that a batch loads nothing that nobody reads.</summary>
public sealed class FlowNeeds
{
    public FlowNeeds(Flow flow)
    {
        var rules = flow.Steps.OfType<ConditionStep>().SelectMany(step => step.Branches ?? []).Select(branch => branch.When).OfType<Rule>()
            .Concat(flow.Steps.OfType<WaitStep>().SelectMany(step => step.Filters ?? []))
            .SelectMany(rule => rule.Walk()).ToList();
        var waits = flow.Steps.OfType<WaitStep>().ToList();
        Segments = rules.Select(rule => rule.Segment).OfType<Guid>().ToHashSet();
        Messages = rules.Any(rule => rule.Engagement is not null) || waits.Any(wait => wait.Since is { Count: > 0 }) || flow.Steps.Any(step => step is SendStep { Failed: not null });
        EventTypes = rules.Select(rule => rule.Event).Concat(waits.Select(wait => wait.Event)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Services = waits.Any(wait => wait.ForService);
        Contact = rules.Count > 0 || waits.Any(wait => wait.Until is not null);
    }

    /// <summary>What became of its messages.</summary>
    public bool Messages { get; }

    /// <summary>The contact with its tags, attributes and zone.</summary>
    public bool Contact { get; }

    /// <summary>Events of the contact of these types.</summary>
    public IReadOnlySet<string> EventTypes { get; }

    /// <summary>The delays of service types.</summary>
    public bool Services { get; }

    public IReadOnlySet<Guid> Segments { get; }

    /// <summary>There is something to load; plain waits and sends need nothing.</summary>
    public bool Any => Messages || Contact || Services || EventTypes.Count > 0;
}
