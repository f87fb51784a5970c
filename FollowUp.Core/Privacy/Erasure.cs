using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Privacy;

/// <summary>One person being erased: how far it has come. What to look for is kept encrypted, and gone when it has ended.</summary>
public sealed class Erasure : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    /// <summary>Unique: a person is erased once.</summary>
    public Guid ContactId { get; init; }

    public Instant StartedAt { get; init; }

    /// <summary>The part that is worked on; those before it are done.</summary>
    public int Part { get; set; }

    public int Parts { get; set; }

    /// <summary>Rows emptied or removed so far.</summary>
    public int Rows { get; set; }

    public Instant? EndedAt { get; set; }

    /// <summary>Encrypted addresses and names to look for; null when it has ended.</summary>
    public string? ProtectedTraces { get; set; }
}
