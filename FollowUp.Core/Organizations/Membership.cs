using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Organizations;

/// <summary>A user's place in one organization.</summary>
public sealed class Membership : IOrganizationOwned, IVersioned
{
    public Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid UserId { get; init; }

    public required Role Role { get; set; }

    public Instant JoinedAt { get; init; }

    /// <summary>When the user last signed in to this organization or switched to it; the latest one is opened at the next sign-in.</summary>
    public Instant LastUsedAt { get; set; }

    public int Version { get; set; }
}
