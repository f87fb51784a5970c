using FollowUp.Core.Delivery.Tracking;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Tracking;

/// <summary>Links of messages that were followed in the last seconds through this process, to tell scanners by their haste.</summary>
internal sealed class RecentLinks
{
    /// <summary>More are forgotten at once: a flood must not fill the memory, and costs no more than scanners taken for people.</summary>
    private const int Most = 10_000;

    private readonly Lock changing = new();
    private readonly Queue<Followed> order = new();

    /// <returns>How many other links of the message the same side followed within <see cref="HitClassifier.Burst"/>.</returns>
    public int Follow(Guid messageId, string side, int link, Instant now)
    {
        lock (changing)
        {
            while (order.TryPeek(out var oldest) && (order.Count >= Most || now - oldest.At > HitClassifier.Burst))
            {
                order.Dequeue();
            }

            var others = order.Where(one => one.MessageId == messageId && one.Link != link && one.Side == side).Select(one => one.Link).Distinct().Count();
            order.Enqueue(new Followed(messageId, side, link, now));
            return others;
        }
    }

    private sealed record Followed(Guid MessageId, string Side, int Link, Instant At);
}
