using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Engine;

/// <summary>Shows enrollments and what they went through; lets people put contacts in, take them out and move them on.</summary>
public interface IEnrollments
{
    /// <summary>Newest first.</summary>
    /// <param name="sequenceId">Null: of all sequences.</param>
    /// <param name="step">Those that stand there.</param>
    /// <param name="search">Beginning of the contact's address or name.</param>
    Task<Page<EnrollmentRow>> ListAsync(
        Actor actor, Guid? sequenceId, EnrollmentStatus? status, string? step, string? search, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">There is no such enrollment in this organization.</exception>
    Task<EnrollmentDetail> GetAsync(Actor actor, Guid enrollmentId, CancellationToken cancellationToken);

    /// <summary>Asks that a contact enters; the sequence's own rules decide. What came of it stands with the event.</summary>
    /// <param name="data">Properties that templates and conditions see as the event; null: none.</param>
    /// <returns>Id of the event.</returns>
    /// <exception cref="NotFoundException">There is no such sequence or contact.</exception>
    /// <exception cref="ConflictException">The sequence is not active.</exception>
    Task<Guid> EnrollAsync(Actor actor, Guid sequenceId, IReadOnlyList<Guid> contactIds, string? subject, JsonElement? data, CancellationToken cancellationToken);

    /// <summary>The contact leaves with <c>cancelled</c>; what waits is not sent.</summary>
    /// <exception cref="ConflictException">It has ended already.</exception>
    Task CancelAsync(Actor actor, Guid enrollmentId, CancellationToken cancellationToken);

    /// <summary>Ends the wait it stands at.</summary>
    /// <exception cref="ConflictException">It stands at no wait, or is not walking.</exception>
    Task SkipWaitAsync(Actor actor, Guid enrollmentId, CancellationToken cancellationToken);

    /// <summary>Counts of a sequence's steps: who stands there, what was sent and what became of it.</summary>
    /// <param name="versionId">Null: of all versions.</param>
    Task<IReadOnlyList<StepCounts>> CountsAsync(Actor actor, Guid sequenceId, Guid? versionId, CancellationToken cancellationToken);
}

/// <summary>One line of a list.</summary>
/// <param name="Contact">Name or address.</param>
/// <param name="VersionNumber">Of the flow it walks.</param>
public sealed record EnrollmentRow(
    Guid Id, Guid SequenceId, string Sequence, Guid ContactId, string Contact, string? Address, string Subject, EnrollmentStatus Status, string Step, Instant? DueAt, string? StopReason,
    int VersionNumber, Instant EnteredAt, Instant? EndedAt);

/// <summary>An enrollment with its history, oldest first.</summary>
/// <param name="AwaitsEvent">Type of the event it waits for.</param>
public sealed record EnrollmentDetail(EnrollmentRow Row, string? AwaitsEvent, IReadOnlyList<EnrollmentMoment> History);

/// <summary>One thing that happened in an enrollment.</summary>
/// <param name="Kind"><c>entered</c>, <c>step</c>, <c>message</c>, <c>action</c> or <c>ended</c>.</param>
/// <param name="Step">Id of the step.</param>
/// <param name="Detail">Which way and why; the state of a message and its error; the stop reason.</param>
/// <param name="MessageId">For messages.</param>
public sealed record EnrollmentMoment(Instant At, string Kind, string? Step, string? Detail, Guid? MessageId = null);

/// <summary>Figures of one step.</summary>
/// <param name="Waiting">Enrollments that stand there.</param>
/// <param name="Passed">Times it ran.</param>
public sealed record StepCounts(string Step, int Waiting, int Passed, int Sent, int Opened, int Clicked, int Failed);
