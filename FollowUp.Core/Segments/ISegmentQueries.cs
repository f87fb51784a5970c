using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Segments;

/// <summary>What pages of segments ask besides.</summary>
public interface ISegmentQueries
{
    /// <summary>How many contacts a rule holds for now, kept or not.</summary>
    /// <exception cref="InputException">Names the field of the rule.</exception>
    Task<int> CountAsync(Actor actor, Rule rule, CancellationToken cancellationToken);

    /// <summary>Sequences that ask for segments, by segment; archived ones are left out.</summary>
    Task<ILookup<Guid, SegmentUse>> UsesAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Names that rules can ask for, as they occur among contacts and events.</summary>
    Task<RuleVocabulary> VocabularyAsync(Actor actor, CancellationToken cancellationToken);
}

/// <summary>A sequence that asks for a segment, in its draft or in any version.</summary>
public sealed record SegmentUse(Guid SequenceId, string Sequence);

/// <summary>Names to offer; other ones may be typed.</summary>
/// <param name="Events">Types of events.</param>
public sealed record RuleVocabulary(IReadOnlyList<string> Tags, IReadOnlyList<string> Attributes, IReadOnlyList<string> Events)
{
    public static readonly RuleVocabulary None = new([], [], []);
}
