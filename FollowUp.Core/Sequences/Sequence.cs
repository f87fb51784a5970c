using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Sequences;

/// <summary>A flow with a name and a status. What runs is always one of its frozen versions.</summary>
public sealed class Sequence : IOrganizationOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public required string Name { get; set; }

    public SequenceKind Kind { get; init; }

    public SequenceStatus Status { get; set; }

    /// <summary>The version new enrollments enter.</summary>
    public Guid CurrentVersionId { get; set; }

    public Instant CreatedAt { get; init; }

    public int Version { get; set; }
}

/// <summary>Where the flow comes from. Stored as its number: never renumber.</summary>
public enum SequenceKind
{
    /// <summary>Generated from a request campaign and changed only through it.</summary>
    RequestCampaign = 1,
}

/// <summary>Stored as its number: never renumber.</summary>
public enum SequenceStatus
{
    Active = 1,

    /// <summary>Nobody enters, nothing is sent; those inside are held where they are.</summary>
    Paused = 2,

    /// <summary>For good: those inside left.</summary>
    Archived = 3,
}

/// <summary>A frozen flow. Enrollments keep the version they entered.</summary>
public sealed class SequenceVersion : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid SequenceId { get; init; }

    /// <summary>1 is the first.</summary>
    public int Number { get; init; }

    /// <summary>The <see cref="Flow"/> as JSON.</summary>
    public required string Definition { get; init; }

    public Instant PublishedAt { get; init; }
}
