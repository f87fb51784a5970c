using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using NodaTime;

namespace FollowUp.Core.Engine;

/// <summary>Claims and advances enrollments by the batch. Every write carries the lease it was claimed under; a write under a lost lease changes nothing.</summary>
public interface IEnrollmentBatches
{
    /// <summary>Claims due enrollments with their flow and facts, in a fixed number of statements.</summary>
    Task<EnrollmentBatch> ClaimAsync(int most, Instant now, Duration lease, CancellationToken cancellationToken);

    /// <summary>In one transaction: moves the enrollments, plans their messages, writes their history.</summary>
    Task AdvanceAsync(Guid lease, IReadOnlyList<AdvancedEnrollment> advanced, Instant now, CancellationToken cancellationToken);
}

/// <summary>Claimed enrollments.</summary>
public sealed record EnrollmentBatch(Guid Lease, IReadOnlyList<DueEnrollment> Enrollments);

/// <summary>A claimed enrollment with what its decision needs.</summary>
/// <param name="Kind">Where its flow comes from.</param>
/// <param name="Sequence">A paused one holds, an archived one ends it.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Data">Variables of its messages as JSON.</param>
/// <param name="DueAt">When it was to be looked at, which tells how late this is.</param>
public sealed record DueEnrollment(
    Guid Id,
    Guid OrganizationId,
    Guid ContactId,
    string Subject,
    Position Position,
    SequenceKind Kind,
    SequenceStatus Sequence,
    Flow Flow,
    RuleFacts Facts,
    string Data,
    Instant DueAt);

/// <summary>What was decided.</summary>
/// <param name="Decision">Null: it is held where it stands because its sequence is paused.</param>
/// <param name="SendAt">Before this none of its messages leaves.</param>
public sealed record AdvancedEnrollment(DueEnrollment Enrollment, Decision? Decision, Instant SendAt);
