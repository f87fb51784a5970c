using FollowUp.Core.Delivery;
using FollowUp.Core.Requests;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Requests;

/// <summary>What the messages of one enrollment that settled together mean for its request.</summary>
internal sealed record RequestOutcomeRow(Guid Key, RequestOutcome NewOutcome, Instant? NewSentAt, int NewRound, string? NewError)
{
    public static RequestOutcomeRow Of(IGrouping<Guid, SettledMessage> group)
    {
        var sent = group.Where(one => one.State == MessageState.Sent).ToList();
        var best = group.Select(one => (Outcome: OutcomeOf(one.State), one)).MinBy(pair => pair.Outcome);
        return new RequestOutcomeRow(
            group.Key,
            best.Outcome,
            sent.Count > 0 ? sent.Min(one => one.At) : null,
            sent.Select(one => RequestFlow.Round(one.Slot) ?? 0).DefaultIfEmpty().Max(),
            best.Outcome == RequestOutcome.Sent ? null : best.one.Error);
    }

    private static RequestOutcome OutcomeOf(MessageState state) => state switch
    {
        MessageState.Sent or MessageState.Delivered => RequestOutcome.Sent,
        MessageState.Unknown => RequestOutcome.Unknown,
        MessageState.Failed => RequestOutcome.Failed,
        MessageState.Skipped or MessageState.Expired => RequestOutcome.Skipped,
        _ => RequestOutcome.Waiting,
    };
}

/// <summary>The better one decides when messages of one request settle together. The SQL that applies it names the numbers.</summary>
internal enum RequestOutcome
{
    Sent = 1,
    Unknown = 2,
    Failed = 3,
    Skipped = 4,
    Waiting = 5,
}
