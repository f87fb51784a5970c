using System.Diagnostics;
using FollowUp.Core.Engine;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Benchmarks.Engine;

/// <summary>
/// How long a claim takes beside few and beside many enrollments that are not due: two databases alike but for those that
/// wait, claimed from in turn, so that what the disk and the machine do besides falls on both.
/// </summary>
internal sealed class ClaimTimes : IAsyncDisposable
{
    private const int Batch = 500;
    private const int Claims = 60;

    private readonly ManualClock clock = new();
    private readonly BenchmarkDatabase data;
    private readonly Shop shop;
    private readonly List<double> times = [];

    private ClaimTimes(BenchmarkDatabase data, Shop shop, ManualClock clock) => (this.data, this.shop, this.clock) = (data, shop, clock);

    /// <returns>Median milliseconds of a claim of 500 beside none and beside so many.</returns>
    public static async Task<(double Few, double Many)> RunAsync(string provider, int waiting)
    {
        await using var few = await OpenAsync(provider, 0);
        await using var many = await OpenAsync(provider, waiting);
        for (var claim = 0; claim < Claims; claim++)
        {
            await few.ClaimAsync();
            await many.ClaimAsync();
        }

        return (few.Median, many.Median);
    }

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        data.Dispose();
    }

    private double Median => times.Order().ElementAt(times.Count / 2);

    private static async Task<ClaimTimes> OpenAsync(string provider, int waiting)
    {
        var data = await BenchmarkDatabase.CreateAsync(provider);
        var clock = new ManualClock();
        var shop = await Shop.OpenAsync(data, 25, clock);
        var crowd = new Crowd(shop, clock);
        var sequence = await EngineFlow.PublishAsync(shop);
        await crowd.EnterAsync(sequence, waiting, clock.Now + Duration.FromDays(300));
        await crowd.EnterAsync(sequence, Batch * Claims, clock.Now);
        await SettleAsync(shop);
        return new ClaimTimes(data, shop, clock);
    }

    private async Task ClaimAsync()
    {
        var watch = Stopwatch.StartNew();
        var claimed = await shop.Get<IEnrollmentBatches>().ClaimAsync(Batch, clock.Now, Duration.FromDays(1000), CancellationToken.None);
        times.Add(watch.Elapsed.TotalMilliseconds);
        if (claimed.Enrollments.Count != Batch)
        {
            throw new InvalidOperationException($"A claim took {claimed.Enrollments.Count} of {Batch}.");
        }
    }

    /// <summary>What was just written is moved to where it stays, so that the disk is not busy with it during the measurement.</summary>
    private static async Task SettleAsync(Shop shop)
    {
        await using var context = shop.Get<Database>().Open(DataScope.All);
        var statements = context.Database.IsSqlite() ? (string[])["PRAGMA wal_checkpoint(TRUNCATE)", "ANALYZE"] : ["VACUUM ANALYZE", "CHECKPOINT"];
        foreach (var statement in statements)
        {
            await context.Database.ExecuteSqlRawAsync(statement);
        }
    }
}
