using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Delivery.Gates.Frequency;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>Claims and records messages by the batch. Every write carries the lease it was claimed under; a write under a lost lease changes nothing.</summary>
public interface IMessageBatches
{
    /// <summary>Puts back what a dead worker had claimed; what it was handing over becomes unknown.</summary>
    Task RecoverAsync(Instant now, CancellationToken cancellationToken);

    /// <summary>Claims due messages, urgent lanes first, with all that gates and rendering need.</summary>
    Task<MessageBatch> ClaimAsync(int most, Instant now, Duration lease, CancellationToken cancellationToken);

    /// <summary>Records what gates held, skipped or cancelled.</summary>
    Task HoldAsync(Guid lease, IReadOnlyList<HeldMessage> held, Instant now, CancellationToken cancellationToken);

    /// <summary>Writes down what rules on trial say, once for each message and rule.</summary>
    Task NoteAsync(IReadOnlyList<NotedMessage> noted, Instant now, CancellationToken cancellationToken);

    /// <summary>Keeps the claim of what is still queued under the lease.</summary>
    Task RenewAsync(Guid lease, Instant until, CancellationToken cancellationToken);

    /// <summary>Puts what is still queued under the lease back, to be claimed again at <paramref name="at"/>.</summary>
    Task ReleaseAsync(Guid lease, IReadOnlyList<Guid> messageIds, Instant at, CancellationToken cancellationToken);

    /// <summary>In one transaction: records how hand-overs ended and marks the next ones as being sent.</summary>
    /// <returns>Ids of those that may be handed over; others were cancelled or lost meanwhile.</returns>
    Task<IReadOnlySet<Guid>> HandOverAsync(IReadOnlyList<HandedOver> ended, IReadOnlyList<ReadyMessage> next, Instant now, Duration timeLimit, CancellationToken cancellationToken);
}

/// <summary>Claimed messages with what they share.</summary>
public sealed record MessageBatch(
    Guid Lease,
    IReadOnlyList<QueuedMessage> Messages,
    IReadOnlyDictionary<Guid, OrganizationProfile> Organizations,
    IReadOnlyDictionary<Guid, TemplateSource> Templates)
{
    /// <summary>What the batch may send of its organizations' limits.</summary>
    public SendBudget? Budget { get; init; }

    /// <summary>What its contacts have got lately; null where nobody caps it.</summary>
    public FrequencyTally? Frequency { get; init; }

    /// <summary>Price lists of organizations that have one.</summary>
    public IReadOnlyDictionary<Guid, PriceList> Prices { get; init; } = new Dictionary<Guid, PriceList>();
}

/// <summary>A message that does not go out now.</summary>
/// <param name="State">Planned for a deferral.</param>
public sealed record HeldMessage(QueuedMessage Message, MessageState State, string Rule, string Reason, string Input, Instant? Until)
{
    /// <summary>Of the rule data that decided; null where there are none.</summary>
    public string? RuleVersion { get; init; }
}

/// <summary>A message that a rule on trial would have skipped.</summary>
public sealed record NotedMessage(QueuedMessage Message, string Rule, string Reason, string Input);

/// <summary>A composed message with its way out.</summary>
/// <param name="Lease">The claim it is held under.</param>
/// <param name="NextAccount">Place of the account behind this one; null when there is none.</param>
public sealed record ReadyMessage(QueuedMessage Message, Guid Lease, ChannelRoute Route, int? NextAccount, OutboundMessage Outbound, IReadOnlyList<string> Links)
{
    /// <summary>What it takes along.</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    /// <summary>What it costs if its provider takes it.</summary>
    public MessageCharge? Charge { get; init; }

    /// <summary>Its links stand in it as short codes, which are stored with the mark that it is on its way.</summary>
    public bool ShortLinks { get; init; }

    /// <summary>Bytes of files that are in memory while it is handed over; providers fetch those of other messages than e-mails.</summary>
    public long Weight => Outbound.Channel == Channel.Email ? Files.Sum(file => (long)file.Size) : 0;
}

/// <summary>How a hand-over ended.</summary>
/// <param name="State">Planned when it is tried again as <paramref name="Retry"/> says.</param>
public sealed record HandedOver(
    QueuedMessage Message,
    Guid Lease,
    ChannelRoute Route,
    string Address,
    MessageState State,
    SendOutcome Outcome,
    Instant StartedAt,
    Instant FinishedAt,
    Retry? Retry);
