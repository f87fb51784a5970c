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
/// rendering, SMTP hand-over and record. Measured twice: with all orders there at once, which gives the rate; and then
/// with orders that keep coming at a part of that rate, which gives how long one takes while the product keeps up.
/// </summary>
internal static class SendBenchmark
{
    private const int WarmUp = 20_000;
    private const int MostSteady = 10_000;

    /// <summary>Part of the measured rate at which orders keep coming.</summary>
    private const double SteadyLoad = 0.8;

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
        await shop.UntilSentAsync(sink, options.Count + WarmUp, CancellationToken.None);
        whole.Stop();
        var (statements, commits) = (counts.Statements, counts.Commits);
        var rate = options.Count / whole.Elapsed.TotalSeconds;
        var (allocatedKb, collectMs, compileMs, cpuMs) = (
            (GC.GetTotalAllocatedBytes() - allocated) / 1024.0, (GC.GetTotalPauseDuration() - paused).TotalMilliseconds,
            (JitInfo.GetCompilationTime() - compiling).TotalMilliseconds, (Process.GetCurrentProcess().TotalProcessorTime - busy).TotalMilliseconds);
        var latencies = await LatenciesAsync(shop, options.Count);
        var steady = await new SteadyOrders(shop, sink, rate * SteadyLoad).RunAsync(Math.Min(options.Count, MostSteady), CancellationToken.None);
        var (mails, repeated) = await sink.CountAsync();
        return new Figures(
            "send", options.Database, "messages/s", rate,
            await RawBaseline.RunAsync(shop.Get<Database>(), options.Count),
            new Dictionary<string, double>
            {
                ["messages"] = options.Count,
                ["handedOver"] = mails,
                ["twice"] = repeated,
                ["statementsPerUnit"] = statements / (double)options.Count,
                ["commitsPerUnit"] = commits / (double)options.Count,
                ["p50Ms"] = At(latencies, 0.5),
                ["p95Ms"] = At(latencies, 0.95),
                ["steadyRate"] = rate * SteadyLoad,
                ["steadyP50Ms"] = At(steady, 0.5),
                ["steadyP95Ms"] = At(steady, 0.95),
                ["allocatedKbPerUnit"] = allocatedKb / options.Count,
                ["collectMs"] = collectMs,
                ["compileMs"] = compileMs,
                ["cpuMs"] = cpuMs,
                ["rssMb"] = Process.GetCurrentProcess().WorkingSet64 / 1048576.0,
                ["peakRssMb"] = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0,
            });
    }

    private static double At(IReadOnlyList<double> sorted, double part) => sorted[(int)(sorted.Count * part)];

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

    /// <summary>Milliseconds from due to sent of the last messages, sorted.</summary>
    private static async Task<IReadOnlyList<double>> LatenciesAsync(Shop shop, int count)
    {
        await using var context = shop.Get<Database>().Open(DataScope.All);
        var rows = await context.Set<Message>().Where(message => message.SentAt != null).OrderByDescending(message => message.Id).Take(count)
            .Select(message => new { message.DueAt, message.SentAt }).ToListAsync();
        return [.. rows.Select(row => (row.SentAt!.Value - row.DueAt).TotalMilliseconds).Order()];
    }
}
