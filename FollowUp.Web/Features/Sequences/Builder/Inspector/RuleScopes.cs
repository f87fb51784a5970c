using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Features.Segments.Building;

namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>What rules in flows may ask about.</summary>
public static class RuleScopes
{
    /// <summary>The question of a condition. Messages are those of the flow, in the order of the flow.</summary>
    public static RuleScope Condition(Flow flow, FlowNames names, IReadOnlyList<(Guid Id, string Name)> segments) => Filter(segments) with
    {
        Asks = [RuleAsks.Message, RuleAsks.Tag, RuleAsks.Field, RuleAsks.Attribute, RuleAsks.Segment, RuleAsks.Event, RuleAsks.Property, RuleAsks.Days, RuleAsks.Dates],
        Legend = "Who goes this way",
        Empty = "No rule yet. Add one to say who goes this way.",
        Ever = "since entering",
        Messages = [.. flow.Graph.Reachable.Select(flow.Find).OfType<SendStep>().Select(step => (step.Id, names.Step(step.Id)))],
    };

    /// <summary>What has to hold of an event for it to count.</summary>
    public static RuleScope Filter(IReadOnlyList<(Guid Id, string Name)> segments) => RuleScope.Segment with
    {
        Asks = [RuleAsks.Property, RuleAsks.Tag, RuleAsks.Field, RuleAsks.Attribute, RuleAsks.Segment, RuleAsks.Event, RuleAsks.Days, RuleAsks.Dates],
        Legend = "What has to hold",
        Lead = "If",
        InnerLead = "and if",
        Empty = "No rule: every such event counts.",
        Segments = segments,
    };

    /// <summary>All segments to choose from.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Name)>> SegmentsAsync(ISegments segments, Actor actor, CancellationToken cancellationToken)
        => [.. (await segments.ListAsync(actor, null, new PageQuery(1, PageQuery.LargestSize), cancellationToken))?.Items.Select(segment => (segment.Id, segment.Name)) ?? []];
}
