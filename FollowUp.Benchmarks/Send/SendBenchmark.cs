using System.Diagnostics;
using System.Runtime;
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
    private const int WarmUp = 5000;

    public static async Task<Figures> RunAsync(BenchmarkOptions options)
    {
        using var data = await BenchmarkDatabase.CreateAsync(options.Database);
        using var sink = await SinkProcess.StartAsync();
        await using var shop = await Shop.OpenAsync(data, sink.Port, scans: true);
        await shop.CampaignAsync();
        await WarmUpAsync(shop, sink);
        await shop.OrdersAsync(options.Count);
        using var counts = new DatabaseCounts();
        var busy = Process.GetCurrentProcess().TotalProcessorTime;
        var (allocated, paused, compiling) = (GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration(), JitInfo.GetCompilationTime());
        var whole = Stopwatch.StartNew();
        await shop.StartAsync();
        await UntilSentAsync(shop, sink, options.Count + WarmUp);
        whole.Stop();
        var (statements, commits) = (counts.Statements, counts.Commits);
        var latencies = await LatenciesAsync(shop, options.Count);
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
                ["allocatedKbPerUnit"] = (GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / options.Count,
                ["collectMs"] = (GC.GetTotalPauseDuration() - paused).TotalMilliseconds,
                ["compileMs"] = (JitInfo.GetCompilationTime() - compiling).TotalMilliseconds,
                ["cpuMs"] = (Process.GetCurrentProcess().TotalProcessorTime - busy).TotalMilliseconds,
                ["rssMb"] = Process.GetCurrentProcess().WorkingSet64 / 1048576.0,
            });
    }

    /// <summary>What a process does once in its life: code is compiled, and compiled better where it runs often; connections are opened.</summary>
    private static async Task WarmUpAsync(Shop shop, SinkProcess sink)
    {
        await shop.OrdersAsync(WarmUp);
        while ((await sink.CountAsync()).Mails < WarmUp)
        {
            await shop.Get<EventScan>().RunOnceAsync(CancellationToken.None);
            await shop.Get<AdvanceScan>().RunOnceAsync(CancellationToken.None);
            await shop.Get<SendScan>().RunOnceAsync(CancellationToken.None);
        }

        await shop.Get<SendScan>().DrainAsync();
    }

    /// <summary>Asks the sink until it has them all, and only then the database whether they are written down.</summary>
    private static async Task UntilSentAsync(Shop shop, SinkProcess sink, int count)
    {
        while ((await sink.CountAsync()).Mails < count || await SentAsync(shop) < count)
        {
            await Task.Delay(50);
        }
    }

    private static async Task<int> SentAsync(Shop shop)
    {
        await using var context = shop.Get<Database>().Open(DataScope.All);
        return await context.Set<Message>().CountAsync(message => message.SentAt != null);
    }

    /// <summary>Milliseconds from due to sent of the last messages, sorted.</summary>
    private static async Task<List<double>> LatenciesAsync(Shop shop, int count)
    {
        await using var context = shop.Get<Database>().Open(DataScope.All);
        var rows = await context.Set<Message>().Where(message => message.SentAt != null).OrderByDescending(message => message.Id).Take(count)
            .Select(message => new { message.DueAt, message.SentAt }).ToListAsync();
        return [.. rows.Select(row => (row.SentAt!.Value - row.DueAt).TotalMilliseconds).Order()];
    }
}
