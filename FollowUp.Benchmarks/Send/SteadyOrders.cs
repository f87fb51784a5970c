using System.Diagnostics;
using FollowUp.Core.Delivery;
using FollowUp.Core.Events;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Benchmarks.Send;

/// <summary>
/// Orders that keep coming in at one rate through the product's own intake, while it works: each asks for its message at
/// once, so that the message is due when the order arrives.
/// </summary>
/// <param name="rate">Orders a second.</param>
internal sealed class SteadyOrders(Shop shop, SinkProcess sink, double rate)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns when all are sent and written down.</summary>
    /// <returns>Milliseconds from an order's arrival to the hand-over of its message, sorted.</returns>
    public async Task<IReadOnlyList<double>> RunAsync(int count, CancellationToken cancellationToken)
    {
        var (mails, _) = await sink.CountAsync();
        var storing = new List<Task>();
        var watch = Stopwatch.StartNew();
        for (var come = 0; come < count;)
        {
            await Task.Delay(Beat, cancellationToken);
            var due = Math.Min(count, (int)(watch.Elapsed.TotalSeconds * rate));
            storing.Add(shop.ArriveAsync(due - come, cancellationToken));
            come = due;
        }

        await Task.WhenAll(storing);
        await shop.UntilSentAsync(sink, mails + count, cancellationToken);
        return await LatenciesAsync(count, cancellationToken);
    }

    private async Task<IReadOnlyList<double>> LatenciesAsync(int count, CancellationToken cancellationToken)
    {
        await using var context = shop.Get<Database>().Open(DataScope.All);
        var orders = await context.Set<Event>().Where(row => row.Type == OrderDelivered.Type).OrderByDescending(row => row.Id).Take(count)
            .Select(row => new { row.Key, row.ReceivedAt }).ToDictionaryAsync(row => row.Key, row => row.ReceivedAt, cancellationToken);
        var sent = await (
            from request in context.Set<Request>()
            join message in context.Set<Message>() on request.EnrollmentId equals message.OriginId
            orderby request.Id descending
            select new { request.OrderId, message.SentAt }).Take(count).ToListAsync(cancellationToken);
        var latencies = sent.Where(row => orders.ContainsKey($"order-{row.OrderId}"))
            .Select(row => (row.SentAt!.Value - orders[$"order-{row.OrderId}"]).TotalMilliseconds).Order().ToList();
        return latencies.Count == count ? latencies : throw new InvalidOperationException($"Of {count} orders {latencies.Count} were sent.");
    }
}
