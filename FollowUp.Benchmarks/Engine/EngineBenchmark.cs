using System.Diagnostics;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Benchmarks.Engine;

/// <summary>
/// Steps a second: due enrollments are claimed, decided and written back with their messages and history. Messages are
/// planned and not sent. Beside it what the persistent store of Quartz does with a job a step, and how a claim's time
/// changes with a million enrollments that wait.
/// </summary>
internal static class EngineBenchmark
{
    private const int WarmUp = 2000;
    private const int Rounds = 4;
    private const int QuartzCount = 2000;

    private static readonly Duration Between = Duration.FromHours(1);

    public static async Task<Figures> RunAsync(BenchmarkOptions options)
    {
        using var data = await BenchmarkDatabase.CreateAsync(options.Database);
        var clock = new ManualClock();
        await using var shop = await Shop.OpenAsync(data, 25, clock);
        var crowd = new Crowd(shop, clock);

        // The first batches compile code.
        await crowd.EnterAsync(await EngineFlow.PublishAsync(shop), WarmUp, clock.Now);
        for (var round = 0; round < Rounds; round++)
        {
            await DrainAsync(shop);
            clock.Advance(Between);
        }

        await crowd.EnterAsync(await EngineFlow.PublishAsync(shop), options.Count, clock.Now);
        var before = await StepsAsync(shop);
        var serverCommits = await data.CommitsAsync();
        using var counts = new DatabaseCounts();
        var watch = new Stopwatch();
        var slowest = Duration.Zero;
        for (var round = 0; round < Rounds; round++)
        {
            watch.Start();
            var began = watch.Elapsed;
            await DrainAsync(shop);
            watch.Stop();
            slowest = Duration.Max(slowest, Duration.FromTimeSpan(watch.Elapsed - began));
            clock.Advance(Between);
        }

        var (statements, commits) = (counts.Statements, counts.Commits);
        var steps = await StepsAsync(shop) - before;
        serverCommits = await data.CommitsAsync() - serverCommits;
        var rss = Process.GetCurrentProcess().WorkingSet64 / 1048576.0;
        var baseline = await RawSteps.RunAsync(shop.Get<Database>(), options.Count);
        var quartz = options.Database == "postgres" ? await QuartzSteps.RunAsync(data.ConnectionString, QuartzCount) : 0;
        var (few, many) = options.Waiting == 0 ? (0, 0) : await ClaimTimes.RunAsync(options.Database, options.Waiting);
        return new Figures("engine", options.Database, "steps/s", steps / watch.Elapsed.TotalSeconds, baseline, new Dictionary<string, double>
        {
            ["steps"] = steps,
            ["statementsPerUnit"] = statements / (double)steps,
            ["commitsPerUnit"] = commits / (double)steps,
            ["serverCommitsPerUnit"] = serverCommits / (double)steps,
            ["quartzStepsPerSecond"] = quartz,
            ["timesQuartz"] = quartz == 0 ? 0 : steps / watch.Elapsed.TotalSeconds / quartz,
            ["slowestRoundMs"] = slowest.TotalMilliseconds,
            ["claimMs"] = few,
            ["claimMsManyWaiting"] = many,
            ["waiting"] = options.Waiting,
            ["rssMb"] = rss,
        });
    }

    private static async Task DrainAsync(Shop shop)
    {
        while (await shop.Get<AdvanceScan>().RunOnceAsync(CancellationToken.None) > 0)
        {
        }
    }

    private static async Task<long> StepsAsync(Shop shop)
    {
        await using var context = shop.Get<Database>().Open(DataScope.All);
        return await context.Set<Execution>().LongCountAsync();
    }
}
