using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Engine;

/// <summary>Something a step does outside the database: written down with the move, done afterwards. Unique by enrollment, step and round.</summary>
public sealed class StepAction : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid EnrollmentId { get; init; }

    public Guid ContactId { get; init; }

    public required string Step { get; init; }

    public int Round { get; init; }

    public StepActionKind Kind { get; init; }

    /// <summary>The step as JSON.</summary>
    public required string Definition { get; init; }

    /// <summary>The enrollment's variables as JSON.</summary>
    public required string Data { get; init; }

    public StepActionState State { get; init; }

    public Instant PlannedAt { get; init; }

    public Instant DueAt { get; init; }

    /// <summary>Tries so far.</summary>
    public int Attempts { get; init; }

    public string? LastError { get; init; }

    public Instant? EndedAt { get; init; }

    public Guid? LeaseId { get; init; }

    public Instant? LeaseUntil { get; init; }
}

/// <summary>Stored as its number: never renumber.</summary>
public enum StepActionKind
{
    Call = 1,
    Notify = 2,
}

/// <summary>Stored as its number: never renumber.</summary>
public enum StepActionState
{
    Planned = 1,
    Done = 2,
    Failed = 3,
}
