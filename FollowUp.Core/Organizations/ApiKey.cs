using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Organizations;

/// <summary>Lets a program in on behalf of an organization. The key itself is not stored.</summary>
public sealed class ApiKey : IOrganizationOwned
{
    public Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string Name { get; init; }

    /// <summary>See <see cref="ApiKeyText.Hash"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>The first characters, to tell keys apart.</summary>
    public required string Prefix { get; init; }

    /// <summary>Names of <see cref="ApiScopes"/>, separated by spaces.</summary>
    public required string Scopes { get; init; }

    public required string CreatedBy { get; init; }

    public Instant CreatedAt { get; init; }

    /// <summary>Written at most once a minute.</summary>
    public Instant? LastUsedAt { get; set; }

    public Instant? RevokedAt { get; set; }
}
