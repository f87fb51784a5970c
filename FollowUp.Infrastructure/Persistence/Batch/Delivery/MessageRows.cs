using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

// Rows of set-based statements. Key is the id of the row to change; it has a name of its own so that the changed
// table's Id stays unambiguous. Names of inserted rows are those of the table's columns.

/// <summary>How a message ended for now.</summary>
internal sealed record EndedRow(
    Guid Key,
    Guid Lease,
    MessageState NewState,
    Instant NewDueAt,
    int NewAttempts,
    string? NewAddress,
    string? NewProvider,
    Guid? NewAccountId,
    string? NewProviderMessageId,
    string? NewError,
    Instant? NewSentAt,
    int NewRetries,
    int NewFailovers,
    Instant? NewUnknownAt,
    Instant? NewCheckAt,
    DeadLetterKind? NewFailureKind,
    string? NewFailureWords);

/// <summary>A message that is about to leave.</summary>
/// <param name="Hash">Of the address it goes to, as lists of suppressed addresses have it; null passes them.</param>
internal sealed record GoingRow(
    Guid Key, Guid Lease, string NewProvider, Guid NewAccountId, int? NewUnits, long? NewCost, string? NewCurrency, CostSource? NewCostSource, string? Hash);

internal sealed record HeldRow(Guid Key, MessageState NewState, Instant NewDueAt, string? NewError);

internal sealed record VerdictRow(
    Guid Id,
    Guid OrganizationId,
    Guid MessageId,
    string Rule,
    string Kind,
    string Reason,
    string Input,
    int RuleSet,
    string? RuleVersion,
    Instant? Until,
    Instant At,
    Channel Channel);

internal sealed record MessageEventRow(Guid Id, Guid OrganizationId, Guid MessageId, Guid OriginId, string Type, Instant At, string? Detail);

internal sealed record AttemptRow(
    Guid Id,
    Guid OrganizationId,
    Guid MessageId,
    int Number,
    Guid? AccountId,
    string Provider,
    Instant StartedAt,
    Instant FinishedAt,
    string Outcome,
    string? Code,
    string? Reason,
    string? ProviderMessageId);

internal sealed record MessageAttachmentRow(Guid MessageId, int Position, Guid OrganizationId, Guid MediaId, string Name, string ContentType, int Size);

internal sealed record ShortLinkRow(string Code, Guid OrganizationId, Guid MessageId, int Place, string Target)
{
    /// <param name="token">The message's.</param>
    public static IEnumerable<ShortLinkRow> Of(Guid messageId, Guid organizationId, string token, IReadOnlyList<string> targets)
        => targets.Select((target, place) => new ShortLinkRow(ShortCode.Of(token, target), organizationId, messageId, place, target));
}

/// <summary>A message that gets another token.</summary>
internal sealed record NewTokenRow(Guid Key, string NewToken);

internal sealed record ContentRow(Guid MessageId, Guid OrganizationId, string? Subject, string? Html, string Text, string Links);
