using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>A message that reads like a wish to hear nothing more and is no keyword. Unique by the received message.</summary>
public sealed class PossibleOptOut : IOrganizationOwned
{
    /// <summary>So long sequences and requests wait for somebody to decide.</summary>
    public static readonly Duration Hold = Duration.FromHours(24);

    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid ReceivedMessageId { get; init; }

    public Channel Channel { get; init; }

    /// <summary>Normalised; null once the person was erased.</summary>
    public string? Address { get; init; }

    /// <summary>As <see cref="IKeyedHashes"/> makes it.</summary>
    public required string AddressHash { get; init; }

    /// <summary>Null for somebody unknown.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>What was written, cut to 500 characters; null once the person was erased.</summary>
    public string? Words { get; init; }

    public Instant At { get; init; }

    public PossibleOptOutStatus Status { get; init; }

    /// <summary>The member who decided.</summary>
    public string? DecidedBy { get; init; }

    public Instant? DecidedAt { get; init; }
}
