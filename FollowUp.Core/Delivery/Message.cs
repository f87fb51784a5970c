using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>One message out, on one channel. Unique by origin and slot: what is planned twice is sent once.</summary>
public sealed class Message : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public OriginKind Origin { get; init; }

    /// <summary>Id of what asked for it; delivery never looks inside.</summary>
    public Guid OriginId { get; init; }

    /// <summary>Which of the origin's messages this is, such as a step id.</summary>
    public required string Slot { get; init; }

    public Lane Lane { get; init; }

    public Channel Channel { get; init; }

    public Guid? ContactId { get; init; }

    /// <summary>Where it goes; until it is sent null means the contact's address of that time.</summary>
    public string? Address { get; init; }

    public Guid? TemplateId { get; init; }

    /// <summary>Variables as JSON; for messages without a template the words themselves.</summary>
    public required string Data { get; init; }

    public MessageState State { get; init; }

    public Instant PlannedAt { get; init; }

    /// <summary>Not before this time.</summary>
    public Instant DueAt { get; init; }

    /// <summary>Given up when still not sent by then.</summary>
    public Instant ExpiresAt { get; init; }

    /// <summary>Hand-overs so far.</summary>
    public int AttemptCount { get; init; }

    /// <summary>Waits after hand-overs that were put off; fail-overs to another account do not count.</summary>
    public int RetryCount { get; init; }

    /// <summary>Accounts that failed it since its last wait.</summary>
    public int Failovers { get; init; }

    /// <summary>The one account that may take it; null for any.</summary>
    public Guid? OnlyAccountId { get; init; }

    /// <summary>Unguessable part of its tracking and unsubscribe links.</summary>
    public required string Token { get; init; }

    public string? Provider { get; init; }

    public Guid? AccountId { get; init; }

    public string? ProviderMessageId { get; init; }

    /// <summary>Why it failed or waits, in the provider's or the gate's words.</summary>
    public string? LastError { get; init; }

    /// <summary>How it failed; null for what did not.</summary>
    public DeadLetterKind? FailureKind { get; init; }

    /// <summary>Code and words of the failure without what differs from message to message: failures with one cause share them.</summary>
    public string? FailureWords { get; init; }

    /// <summary>When it was put away as a dead letter.</summary>
    public Instant? DismissedAt { get; init; }

    /// <summary>Who asked for it by hand, for a resend.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>When the last hand-over began.</summary>
    public Instant? HandedAt { get; init; }

    /// <summary>When it came into doubt whether it was sent.</summary>
    public Instant? UnknownAt { get; init; }

    /// <summary>When it is looked at again whether it was sent; null leaves it to a person.</summary>
    public Instant? CheckAt { get; init; }

    public Instant? SentAt { get; init; }

    public Instant? DeliveredAt { get; init; }

    public Instant? OpenedAt { get; init; }

    public Instant? ClickedAt { get; init; }

    /// <summary>The first answer that a person wrote.</summary>
    public Instant? RepliedAt { get; init; }

    /// <summary>Pieces that its last hand-over was to be paid for: segments of a text message, else 1.</summary>
    public int? Units { get; init; }

    /// <summary>Of all units, in millionths of <see cref="Currency"/>; null without a price, and for what its provider certainly did not take.</summary>
    public long? Cost { get; init; }

    /// <summary>ISO 4217; null where it cost nothing, too.</summary>
    public string? Currency { get; init; }

    /// <summary>Who says so; null without a price.</summary>
    public CostSource? CostSource { get; init; }

    public Guid? LeaseId { get; init; }

    public Instant? LeaseUntil { get; init; }
}
