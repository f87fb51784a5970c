using FollowUp.Core.Events;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>Claims events and writes down what came of them. Every write carries the lease it was claimed under.</summary>
public interface IEventBatches
{
    /// <summary>Claims events nobody has acted on, oldest first, with the campaigns of their organizations.</summary>
    Task<EventBatch> ClaimAsync(int most, Instant now, Duration lease, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: finds or makes the contacts, asks <paramref name="plan"/> for each order, inserts requests
    /// with their enrollments, and stores each event's outcome.
    /// </summary>
    Task CommitAsync(
        Guid lease,
        IReadOnlyList<OrderEvent> orders,
        Func<OrderEvent, ContactFacts, RequestPlan> plan,
        IReadOnlyList<IgnoredEvent> ignored,
        Instant now,
        CancellationToken cancellationToken);
}

/// <summary>Claimed events.</summary>
/// <param name="Campaigns">By organization; those that are not archived.</param>
public sealed record EventBatch(Guid Lease, IReadOnlyList<ClaimedEvent> Events, IReadOnlyDictionary<Guid, IReadOnlyList<CampaignEntry>> Campaigns);

/// <summary>An event as it was stored.</summary>
public sealed record ClaimedEvent(Guid Id, Guid OrganizationId, string Type, Instant OccurredAt, Instant ReceivedAt, string Payload);

/// <summary>An order that was delivered.</summary>
public sealed record OrderEvent(ClaimedEvent Event, OrderDelivered Order);

/// <summary>An event that leads to nothing, and why.</summary>
public sealed record IgnoredEvent(ClaimedEvent Event, string Reason);
