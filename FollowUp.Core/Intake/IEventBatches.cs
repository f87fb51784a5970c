using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>Claims events and writes down what came of them. Every write carries the lease it was claimed under.</summary>
public interface IEventBatches
{
    /// <summary>Claims events nobody has acted on, oldest first, with the campaigns and sequences of their organizations.</summary>
    Task<EventBatch> ClaimAsync(int most, Instant now, Duration lease, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: finds or makes the contacts, asks <paramref name="plan"/> for each order, inserts requests and
    /// enrollments, wakes and ends those that the events concern, and stores each event's outcome.
    /// </summary>
    Task CommitAsync(
        EventBatch batch,
        IReadOnlyList<ReadEvent> events,
        Func<ReadEvent, ContactFacts, RequestPlan> plan,
        IReadOnlyList<IgnoredEvent> ignored,
        Instant now,
        CancellationToken cancellationToken);
}

/// <summary>Claimed events.</summary>
/// <param name="Campaigns">By organization; those that are not archived.</param>
/// <param name="Sequences">By organization; those that are published and not archived.</param>
public sealed record EventBatch(
    Guid Lease,
    IReadOnlyList<ClaimedEvent> Events,
    IReadOnlyDictionary<Guid, IReadOnlyList<CampaignEntry>> Campaigns,
    IReadOnlyDictionary<Guid, IReadOnlyList<SequenceEntry>> Sequences);

/// <summary>An event as it was stored.</summary>
/// <param name="ContactId">To whom it happened, when that was known as it arrived.</param>
public sealed record ClaimedEvent(Guid Id, Guid OrganizationId, string Type, Instant OccurredAt, Instant ReceivedAt, string Payload, Guid? ContactId = null);

/// <summary>An event that leads to nothing, and why.</summary>
public sealed record IgnoredEvent(ClaimedEvent Event, string Reason);
