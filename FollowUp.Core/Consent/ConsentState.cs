using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>What a person decided last, as the ledger says it of an address, for gates. Unique by organization, address hash, channel and purpose; written with the line itself.</summary>
public sealed class ConsentState : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public required string AddressHash { get; init; }

    public Channel Channel { get; init; }

    public ConsentPurpose Purpose { get; init; }

    public ConsentDecision Decision { get; set; }

    public ConsentBasis? Basis { get; set; }

    public Instant At { get; set; }

    public Instant? ExpiresAt { get; set; }

    /// <summary>The line it comes from.</summary>
    public Guid EntryId { get; set; }
}
