using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>Reads messages for pages and the API.</summary>
public interface IMessageQueries
{
    Task<Page<MessageView>> ListAsync(Actor actor, MessageFilter filter, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such message in the organization.</exception>
    Task<MessageDetail> GetAsync(Actor actor, Guid messageId, CancellationToken cancellationToken);
}

/// <summary>Which messages are wanted; null fields do not filter.</summary>
public sealed record MessageFilter(MessageState? State = null, Channel? Channel = null, Instant? From = null, Instant? To = null, string? Search = null);

/// <summary>A message as lists show it.</summary>
public sealed record MessageView(
    Guid Id,
    Guid OriginId,
    string Slot,
    Channel Channel,
    MessageState State,
    Guid? ContactId,
    string? Address,
    string? Subject,
    string? Provider,
    string? ProviderMessageId,
    int AttemptCount,
    Instant PlannedAt,
    Instant DueAt,
    Instant? SentAt,
    Instant? DeliveredAt,
    Instant? OpenedAt,
    Instant? ClickedAt,
    string? LastError,
    string? RequestedBy)
{
    /// <summary>Pieces that it was to be paid for.</summary>
    public int? Units { get; init; }

    /// <summary>Millionths of <see cref="Currency"/>.</summary>
    public long? CostMicros { get; init; }

    public string? Currency { get; init; }

    public CostSource? CostSource { get; init; }

    /// <summary>What it cost, or would have if it was taken; null for what no provider took.</summary>
    public MessageCost? Cost => SentAt is null && State is not MessageState.Unknown ? null : MessageCost.Of(Units, CostMicros, Currency, CostSource);
}

/// <summary>A message with everything that explains it (DEL-2).</summary>
public sealed record MessageDetail(
    MessageView Message,
    string? Subject,
    string? Html,
    string? Text,
    IReadOnlyList<Attempt> Attempts,
    IReadOnlyList<MessageEvent> Events,
    IReadOnlyList<VerdictRecord> Verdicts)
{
    /// <summary>Files that left with it.</summary>
    public IReadOnlyList<MessageAttachment> Files { get; init; } = [];

    public OriginKind Origin { get; init; } = OriginKind.Enrollment;

    /// <summary>How it failed; null for what did not.</summary>
    public DeadLetterKind? FailureKind { get; init; }

    /// <summary>When it is looked at again whether it was sent.</summary>
    public Instant? CheckAt { get; init; }

    /// <summary>When it was put away as a dead letter.</summary>
    public Instant? DismissedAt { get; init; }

    /// <summary>IANA id of the contact's zone, where it is known.</summary>
    public string? ContactZone { get; init; }

    /// <summary>Names of the accounts that tried it.</summary>
    public IReadOnlyDictionary<Guid, string> Accounts { get; init; } = new Dictionary<Guid, string>();
}
