using System.Diagnostics;
using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Benchmarks.Send;

/// <summary>
/// The whole path with a row for every contact: stored orders → requests and enrollments → planned messages → gates,
/// rendering, SMTP hand-over and record.
/// </summary>
internal static class SendBenchmark
{
    private const int WarmUp = 500;

    public static async Task<Figures> RunAsync(BenchmarkOptions options)
    {
        using var data = await BenchmarkDatabase.CreateAsync(options.Database);
        using var sink = await SinkProcess.StartAsync();
        await using var shop = await Shop.OpenAsync(data, sink.Port);
        await shop.CampaignAsync();
        await shop.OrdersAsync(options.Count + WarmUp);

        // The first batches compile code and open connections.
        await shop.Get<EventScan>().RunOnceAsync(CancellationToken.None);
        await shop.Get<AdvanceScan>().RunOnceAsync(CancellationToken.None);
        await shop.Get<SendScan>().RunOnceAsync(CancellationToken.None);

        using var counts = new DatabaseCounts();
        var whole = Stopwatch.StartNew();
        await Task.WhenAll(
            DrainAsync(shop.Get<EventScan>().RunOnceAsync),
            DrainAsync(shop.Get<AdvanceScan>().RunOnceAsync),
            DrainUntilAsync(shop, options.Count));
        whole.Stop();
        var (statements, commits) = (counts.Statements, counts.Commits);
        var latencies = await LatenciesAsync(shop);
        var (mails, repeated) = await sink.CountAsync();
        return new Figures(
            "send", options.Database, "messages/s", options.Count / whole.Elapsed.TotalSeconds,
            await RawBaseline.RunAsync(shop.Get<Database>(), options.Count),
            new Dictionary<string, double>
            {
                ["messages"] = options.Count,
                ["handedOver"] = mails,
                ["twice"] = repeated,
                ["statementsPerUnit"] = statements / (double)options.Count,
                ["commitsPerUnit"] = commits / (double)options.Count,
                ["p50Ms"] = latencies[latencies.Count / 2],
                ["p95Ms"] = latencies[(int)(latencies.Count * 0.95)],
                ["rssMb"] = Process.GetCurrentProcess().WorkingSet64 / 1048576.0,
            });
    }

    private static async Task DrainAsync(Func<CancellationToken, Task<int>> scan)
    {
        var idle = 0;
        while (idle < 20)
        {
            if (await scan(CancellationToken.None) > 0)
            {
                idle = 0;
            }
            else
            {
                idle++;
                await Task.Delay(10);
            }
        }
    }

    private static async Task DrainUntilAsync(Shop shop, int count)
    {
        var sent = 0;
        while (sent < count)
        {
            var handled = await shop.Get<SendScan>().RunOnceAsync(CancellationToken.None);
            sent += handled;
            if (handled == 0)
            {
                await Task.Delay(5);
            }
        }
    }

    /// <summary>Milliseconds from due to sent, sorted.</summary>
    private static async Task<List<double>> LatenciesAsync(Shop shop)
    {
        await using var context = shop.Get<Database>().Open(DataScope.All);
        var rows = await context.Set<Message>().Where(message => message.SentAt != null)
            .Select(message => new { message.DueAt, message.SentAt }).ToListAsync();
        return [.. rows.Select(row => (row.SentAt!.Value - row.DueAt).TotalMilliseconds).Order()];
    }
}
