using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>An address nothing may be sent to on one channel. Unique by organization, channel and address, and by the address's keyed hash.</summary>
public sealed class Suppression : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Channel Channel { get; init; }

    /// <summary>Normalised; null once the person was erased.</summary>
    public string? Address { get; set; }

    /// <summary>As <see cref="IKeyedHashes"/> makes it: finds the address also after the person was erased. Null only until the next start fills it.</summary>
    public string? AddressHash { get; set; }

    public SuppressionReason Reason { get; init; }

    /// <summary>Who or what asked for it, such as <c>one-click unsubscribe</c>.</summary>
    public required string Source { get; init; }

    /// <summary>What whoever added it wrote; null when nothing was, or once the person was erased.</summary>
    public string? Note { get; set; }

    public Instant CreatedAt { get; init; }
}
