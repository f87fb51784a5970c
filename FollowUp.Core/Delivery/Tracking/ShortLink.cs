using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Tracking;

/// <summary>Where a short link in a text message leads. Written with the mark that the message is on its way, and gone with the message.</summary>
public sealed class ShortLink : IOrganizationOwned
{
    /// <summary>See <see cref="ShortCode"/>.</summary>
    public required string Code { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid MessageId { get; init; }

    /// <summary>Its place in the message, from 0.</summary>
    public int Place { get; init; }

    public required string Target { get; init; }
}
