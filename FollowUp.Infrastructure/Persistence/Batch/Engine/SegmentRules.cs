using FollowUp.Core.Segments;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Rules of the segments that flows ask for.</summary>
internal static class SegmentRules
{
    public static async Task<IReadOnlyDictionary<Guid, Rule>> GetAsync(FollowUpDbContext context, IReadOnlyList<Guid> segmentIds, CancellationToken cancellationToken)
        => segmentIds.Count == 0
            ? new Dictionary<Guid, Rule>()
            : await context.Set<Segment>().AsNoTracking().Where(row => segmentIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Rule, cancellationToken);

    /// <summary>Types of events that a rule asks for.</summary>
    public static IEnumerable<string> EventTypes(Rule rule) => rule.Walk().Select(inner => inner.Event).OfType<string>();

    /// <summary>Those of the wanted segments that the contact is in.</summary>
    public static IReadOnlySet<Guid> Of(IReadOnlyDictionary<Guid, Rule> known, IEnumerable<Guid> wanted, RuleFacts facts)
        => wanted.Where(id => known.TryGetValue(id, out var rule) && RuleEvaluator.Holds(rule, facts)).ToHashSet();
}
