using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;

namespace FollowUp.Infrastructure.Persistence.Batch.Reports;

/// <summary>A message with all that a batch tells of it.</summary>
internal sealed record ReportedMessage(FoundMessage Message, IReadOnlyList<ProviderEventRow> Reports, MessageFate After, IReadOnlyList<ReportedEvent> Events)
{
    public static ReportedMessage Of(FoundMessage message, IEnumerable<ProviderEventRow> reports)
    {
        var ordered = reports.OrderBy(row => row.At).ThenBy(row => row.Kind).ToList();
        var events = new List<ReportedEvent>();
        return new ReportedMessage(message, ordered, ordered.Aggregate(message.Fate, (fate, row) => ReportRules.After(fate, row.Report(), events)), events);
    }

    public bool Changed => After != Message.Fate;

    private bool Failed => Moved && After.State is MessageState.Failed;

    public bool Moved => After.State != Message.Fate.State;

    public ReportedRow Row() => new(
        Message.Id, Message.Fate.State, Message.Fate.OpenedAt, Message.Fate.ClickedAt, After.State, After.SentAt, After.DeliveredAt, After.OpenedAt, After.ClickedAt,
        ReceivedText.Clean(After.Error, 1000), Reports[^1].Reference,
        Failed ? DeadLetterKind.Bounced : null, Failed ? FailureWords.Of(Reports[^1].Code, ReceivedText.Clean(After.Error)) : null, After.Price?.Micros ?? (After.Free ? 0 : null), After.Price?.Currency);
}
