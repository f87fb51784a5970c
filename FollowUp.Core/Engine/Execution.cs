using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Engine;

/// <summary>One step run for one enrollment. Unique by enrollment, step and pass.</summary>
public sealed class Execution : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid EnrollmentId { get; init; }

    public required string Step { get; init; }

    public int Pass { get; init; }

    /// <summary>When it was to run.</summary>
    public Instant PlannedAt { get; init; }

    public Instant RanAt { get; init; }

    /// <summary>Which way it went and why.</summary>
    public string? Note { get; init; }
}
