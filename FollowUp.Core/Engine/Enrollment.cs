using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Engine;

/// <summary>One contact, with one subject, in one version of a sequence. Unique by sequence, contact, subject and pass.</summary>
public sealed class Enrollment : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid SequenceId { get; init; }

    public Guid VersionId { get; init; }

    public Guid ContactId { get; init; }

    /// <summary>What it is about, such as <c>order:1001/item:2</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>1 for the first time with this subject.</summary>
    public int Pass { get; init; }

    public EnrollmentStatus Status { get; init; }

    /// <summary>Id of the step it stands at.</summary>
    public required string Step { get; init; }

    /// <summary>When it was to arrive at that step.</summary>
    public Instant PlannedAt { get; init; }

    /// <summary>1, and one more each time a loop led back.</summary>
    public int Round { get; init; } = 1;

    /// <summary>The step has decided before, and stayed.</summary>
    public bool Visited { get; init; }

    /// <summary>Looked at again as soon as an event of this type happens to its contact.</summary>
    public string? AwaitsEvent { get; init; }

    /// <summary>When to look at it again; null when nothing but a message can move it.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Looked at again as soon as one of its messages settles.</summary>
    public bool AwaitsMessages { get; init; }

    /// <summary>It leaves then, wherever it stands.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>Why it ended: <c>completed</c>, <c>expired</c>, <c>review_submitted</c>, …</summary>
    public string? StopReason { get; init; }

    /// <summary>Variables of its messages as JSON.</summary>
    public required string Data { get; init; }

    public Instant EnteredAt { get; init; }

    public Instant? EndedAt { get; init; }

    public Guid? LeaseId { get; init; }

    public Instant? LeaseUntil { get; init; }
}

/// <summary>Stored as its number: never renumber.</summary>
public enum EnrollmentStatus
{
    Active = 1,

    /// <summary>Kept in place while its sequence is paused.</summary>
    Held = 2,

    /// <summary>Reached an end of the flow.</summary>
    Completed = 3,

    /// <summary>Left before an end, with a stop reason.</summary>
    Exited = 4,
}
