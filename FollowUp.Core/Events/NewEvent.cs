using NodaTime;

namespace FollowUp.Core.Events;

/// <summary>An event as it arrived.</summary>
/// <param name="Outcome">Set when there is nothing to act on: it is stored as done, with this JSON as its outcome.</param>
public sealed record NewEvent(Guid OrganizationId, string Source, string Key, string Type, Instant OccurredAt, string Payload, string? Outcome = null)
{
    /// <summary>To whom it happened, when that is known already.</summary>
    public Guid? ContactId { get; init; }
}

/// <summary>What the sender is told.</summary>
/// <param name="EventId">The stored event: the first one's id when this was a repeat.</param>
/// <param name="Duplicate">The key was known; nothing new was stored.</param>
public sealed record EventReceipt(Guid EventId, bool Duplicate);

/// <summary>Takes events in.</summary>
public interface IEventIntake
{
    /// <summary>Stores the event, or counts a repeat of a known one. Returns after the commit.</summary>
    Task<EventReceipt> StoreAsync(NewEvent newEvent, CancellationToken cancellationToken);
}
