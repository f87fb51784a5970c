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

    /// <summary>What it is for, in its author's words.</summary>
    public string? Description { get; set; }

    /// <summary>The version new enrollments enter; null until it was published.</summary>
    public Guid? CurrentVersionId { get; set; }

    /// <summary>The <see cref="Flow"/> being worked on, as JSON; null for generated ones.</summary>
    public string? Draft { get; set; }

    /// <summary>Type of the event that its current version listens to while it is active.</summary>
    public string? TriggerEvent { get; set; }

    /// <summary>When its schedule enrolls next; null without one.</summary>
    public Instant? NextRunAt { get; set; }

    public Instant? UpdatedAt { get; set; }

    public Instant CreatedAt { get; init; }

    public int Version { get; set; }
}

/// <summary>Where the flow comes from. Stored as its number: never renumber.</summary>
public enum SequenceKind
{
    /// <summary>Generated from a request campaign and changed only through it.</summary>
    RequestCampaign = 1,

    /// <summary>Drawn by people.</summary>
    Designed = 2,
}

/// <summary>Stored as its number: never renumber.</summary>
public enum SequenceStatus
{
    Active = 1,

    /// <summary>Nobody enters, nothing is sent; those inside are held where they are.</summary>
    Paused = 2,

    /// <summary>For good: those inside left.</summary>
    Archived = 3,

    /// <summary>Not published yet.</summary>
    Draft = 4,
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

    /// <summary>Who did it.</summary>
    public string? PublishedBy { get; init; }
}
