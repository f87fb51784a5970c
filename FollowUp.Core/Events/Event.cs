using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Events;

/// <summary>Something that happened, stored before its sender is answered. Unique by organization, source and key.</summary>
public sealed class Event : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    /// <summary>Where it came from, such as <c>shopify</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The sender's own id of this delivery: a repeat bears the same key.</summary>
    public required string Key { get; init; }

    /// <summary>What happened, such as <c>order_delivered</c>.</summary>
    public required string Type { get; init; }

    public Instant OccurredAt { get; init; }

    public Instant ReceivedAt { get; init; }

    /// <summary>To whom it happened; set when it is acted on, or when it arrives for what happens inside the product.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>JSON in the shape of its type, such as <c>OrderDelivered</c>.</summary>
    public required string Payload { get; init; }

    /// <summary>How often the same key arrived again.</summary>
    public int Repeats { get; init; }

    /// <summary>Null until the event was acted on.</summary>
    public Instant? ProcessedAt { get; init; }

    /// <summary>JSON: what came of it and what did not, with reasons.</summary>
    public string? Outcome { get; init; }

    public Guid? LeaseId { get; init; }

    public Instant? LeaseUntil { get; init; }
}
