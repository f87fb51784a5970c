using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Audit;

/// <summary>Something a member, an API key or the product did. Written in the transaction of the change; never changed.</summary>
public sealed class AuditEntry : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Instant At { get; init; }

    /// <summary>The member's user id or the key's id; null for the product itself.</summary>
    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>Address of the network it came from; null for the product itself.</summary>
    public string? From { get; init; }

    /// <summary>What was done, such as <c>template.changed</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: its kind, such as <c>template</c>.</summary>
    public required string SubjectKind { get; init; }

    public Guid? SubjectId { get; init; }

    /// <summary>Its name at that time; of a contact never more than its id.</summary>
    public string? SubjectName { get; init; }

    /// <summary>JSON of the fields that changed, as they were; secrets left out.</summary>
    public string? Before { get; init; }

    /// <summary>JSON of the fields that changed, as they became; secrets left out.</summary>
    public string? After { get; init; }
}
