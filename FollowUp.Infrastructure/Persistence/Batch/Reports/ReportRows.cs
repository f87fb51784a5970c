using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Reports;

/// <summary>Columns of a report.</summary>
internal sealed record ProviderEventRow(
    Guid Id,
    Guid OrganizationId,
    Guid AccountId,
    string Provider,
    string EventId,
    string Reference,
    Guid? ToldMessageId,
    ReportKind Kind,
    bool Machine,
    Instant At,
    Instant ReceivedAt,
    string? Code,
    string? Words,
    string? Url,
    Instant? CheckAt,
    int Repeats,
    long? Cost,
    string? Currency)
{
    public static ProviderEventRow Of(AccountReport one, Guid id, Instant now, int repeats) => new(
        id, one.Account.OrganizationId, one.Account.AccountId, one.Account.Provider, ReceivedText.Clean(one.Report.EventId)!, ReceivedText.Clean(one.Report.ProviderMessageId)!,
        one.Report.MessageId, one.Report.Kind, one.Report.Machine, one.Report.At, now, ReceivedText.Clean(one.Report.Code), ReceivedText.Clean(one.Report.Words),
        ReceivedText.Clean(one.Report.Url), now, repeats, one.Report.Price?.Micros ?? (one.Report.Free ? 0 : null), one.Report.Price?.Currency);

    /// <summary>A cost without a currency is that of a free message.</summary>
    public ProviderReport Report() => new(Reference, EventId, Kind, At)
    {
        Code = Code, Words = Words, Url = Url, Machine = Machine, MessageId = ToldMessageId,
        Price = Cost is { } micros && Currency is not null ? new Money(micros, Currency) : null,
        Free = Cost is not null && Currency is null,
    };
}

/// <summary>How often a known report came again. Names differ from the table's, so that neither needs a prefix.</summary>
internal sealed record RepeatedReportRow(Guid OfOrganization, string OfProvider, string OfEvent, int Times);

/// <summary>By what the message of a report is looked for.</summary>
internal sealed record SoughtRow(Guid Key, Guid OfOrganization, string OfProvider, string Reference, Guid? Told);

/// <summary>What became of a report: its message, or when to look again.</summary>
internal sealed record CheckedReportRow(Guid Key, Guid? NewMessageId, Instant? NewCheckAt);

/// <summary>What reports make of a message that is still as they found it.</summary>
internal sealed record ReportedRow(
    Guid Key,
    MessageState OldState,
    Instant? OldOpenedAt,
    Instant? OldClickedAt,
    MessageState NewState,
    Instant? NewSentAt,
    Instant? NewDeliveredAt,
    Instant? NewOpenedAt,
    Instant? NewClickedAt,
    string? NewError,
    string NewReference,
    DeadLetterKind? NewFailureKind,
    string? NewFailureWords,
    long? NewCost,
    string? NewCurrency);

internal sealed record SuppressionRow(
    Guid Id, Guid OrganizationId, Channel Channel, string Address, string AddressHash, SuppressionReason Reason, string Source, string? Note, Instant CreatedAt);
