using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
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
/// <param name="Sequence">A paused one holds, an archived one ends it.</param>
/// <param name="Data">Variables of its messages as JSON.</param>
public sealed record DueEnrollment(
    Guid Id,
    Guid OrganizationId,
    Guid ContactId,
    Position Position,
    SequenceStatus Sequence,
    Flow Flow,
    StepFacts Facts,
    string Data);

/// <summary>What was decided.</summary>
/// <param name="Decision">Null: it is held where it stands because its sequence is paused.</param>
public sealed record AdvancedEnrollment(DueEnrollment Enrollment, Decision? Decision);
