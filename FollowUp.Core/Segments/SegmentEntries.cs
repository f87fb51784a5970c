namespace FollowUp.Core.Segments;

/// <summary>Decides which sequences a contact enters because it came into a segment. Pure.</summary>
public static class SegmentEntries
{
    /// <param name="member">The contact was in the segment when last looked at.</param>
    /// <param name="watches">Those of the segment.</param>
    /// <param name="passing">The watch whose first look at all contacts this is; null for none.</param>
    /// <param name="isNew">The contact was not there when that watch began.</param>
    public static SegmentVerdict Decide(Rule rule, RuleFacts facts, bool member, IEnumerable<SegmentWatch> watches, SegmentWatch? passing = null, bool isNew = false)
    {
        if (!RuleEvaluator.Holds(rule, facts))
        {
            return new SegmentVerdict(false, []);
        }

        return new SegmentVerdict(true, [.. watches.Where(watch => watch.Ready
            ? !member
            : watch.Id == passing?.Id && (watch.IncludeExisting || isNew || !RuleEvaluator.Holds(rule, facts with { Now = watch.Since }))).Select(watch => watch.Id)]);
    }
}

/// <summary>What is found about one contact and one segment.</summary>
/// <param name="Sequences">Those that the contact enters.</param>
public sealed record SegmentVerdict(bool Inside, IReadOnlyList<Guid> Sequences);
