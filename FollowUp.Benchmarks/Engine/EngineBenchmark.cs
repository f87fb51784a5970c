using System.Diagnostics;
using System.Text.Json;
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
/// planned and not sent. Then how a claim's time changes with a million enrollments that wait.
/// </summary>
internal static class EngineBenchmark
{
    private const int WarmUp = 2000;
    private const int Rounds = 4;

    private static readonly Duration Between = Duration.FromHours(1);

    public static async Task<Figures> RunAsync(BenchmarkOptions options)
    {
        using var data = await BenchmarkDatabase.CreateAsync(options.Database);
        var clock = new ManualClock();
        await using var shop = await Shop.OpenAsync(data, 25, clock);
        var crowd = new Crowd(shop, clock);

        // The first batches compile code.
        await crowd.EnterAsync(await PublishAsync(shop), WarmUp, clock.Now);
        for (var round = 0; round < Rounds; round++)
        {
            await DrainAsync(shop);
            clock.Advance(Between);
        }

        await crowd.EnterAsync(await PublishAsync(shop), options.Count, clock.Now);
        var before = await StepsAsync(shop);
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
        var rss = Process.GetCurrentProcess().WorkingSet64 / 1048576.0;
        var baseline = await RawSteps.RunAsync(shop.Get<Database>(), options.Count);
        var (few, many) = options.Waiting == 0 ? (0, 0) : await ClaimTimes.RunAsync(shop, crowd, clock, await PublishAsync(shop), options.Waiting);
        return new Figures("engine", options.Database, "steps/s", steps / watch.Elapsed.TotalSeconds, baseline, new Dictionary<string, double>
        {
            ["steps"] = steps,
            ["statementsPerUnit"] = statements / (double)steps,
            ["commitsPerUnit"] = commits / (double)steps,
            ["slowestRoundMs"] = slowest.TotalMilliseconds,
            ["claimMs"] = few,
            ["claimMsManyWaiting"] = many,
            ["waiting"] = options.Waiting,
            ["rssMb"] = rss,
        });
    }

    /// <summary>wait → e-mail → wait → tag and split → wait → e-mail.</summary>
    private static async Task<Guid> PublishAsync(Shop shop)
    {
        var template = (await shop.Get<ITemplates>().ListAsync(shop.Owner, Channel.Email, CancellationToken.None))[0].Id;
        var flow = FlowReader.Read(JsonElement.Parse($$"""
            { "trigger": { "event": "benchmark" }, "start": "wait1", "steps": [
                { "id": "wait1", "kind": "wait", "for": "PT1H", "next": "mail1" },
                { "id": "mail1", "kind": "send", "channel": "email", "template": "{{template}}", "next": "wait2" },
                { "id": "wait2", "kind": "wait", "for": "PT1H", "next": "ways" },
                { "id": "ways", "kind": "split", "branches": [ { "weight": 50, "next": "wait3" }, { "weight": 50, "next": "mail2" } ] },
                { "id": "mail2", "kind": "send", "channel": "email", "template": "{{template}}", "next": "wait3" },
                { "id": "wait3", "kind": "wait", "for": "PT1H", "next": "mail3" },
                { "id": "mail3", "kind": "send", "channel": "email", "template": "{{template}}", "next": "end" } ] }
            """));
        var id = await shop.Get<ISequences>().CreateAsync(shop.Owner, "Benchmark", null, flow, CancellationToken.None);
        await shop.Get<ISequences>().PublishAsync(shop.Owner, id, CancellationToken.None);
        return id;
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
