using FollowUp.Core.Intake;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Simulation;

/// <summary>What is the same for all contacts of a dry run.</summary>
/// <param name="Segments">Rules of the segments that filters and steps ask for.</param>
/// <param name="EventTypes">Types of events that anything asks for.</param>
/// <param name="From">Entries from before count as history; later ones are what the dry run itself makes.</param>
internal sealed record DryRunGround(
    Organization Organization, SequenceEntry Sequence, IReadOnlyDictionary<Guid, Rule> Segments, IReadOnlyList<string> EventTypes, Instant From, Instant To)
{
    /// <summary>Steps that ask for a WhatsApp session; null: none sends by WhatsApp.</summary>
    public IReadOnlySet<string>? SessionSteps { get; init; }

    public Flow Flow => Sequence.Flow;
}
