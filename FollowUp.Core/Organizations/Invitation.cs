using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Organizations;

/// <summary>An offer to join, good for <see cref="Lifetime"/> and for one use.</summary>
public sealed class Invitation : IOrganizationOwned, IVersioned
{
    public static readonly Duration Lifetime = Duration.FromDays(7);

    public Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string Email { get; init; }

    public required Role Role { get; init; }

    /// <summary>SHA-256 of the link's token: what is looked up when the link is opened.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The token encrypted, so that an admin can copy the link again.</summary>
    public required string ProtectedToken { get; init; }

    public required string InvitedBy { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant ExpiresAt { get; init; }

    public Instant? AcceptedAt { get; set; }

    public Instant? RevokedAt { get; set; }

    public int Version { get; set; }

    public bool IsOpen(Instant now) => AcceptedAt is null && RevokedAt is null && now < ExpiresAt;
}
