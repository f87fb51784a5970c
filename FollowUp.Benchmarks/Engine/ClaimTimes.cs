using System.Diagnostics;
using FollowUp.Core.Engine;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Benchmarks.Engine;

/// <summary>How long a claim takes beside few and beside many enrollments that are not due.</summary>
internal static class ClaimTimes
{
    private const int Batch = 500;
    private const int Claims = 30;

    /// <returns>Median milliseconds of a claim before and after so many were added.</returns>
    public static async Task<(double Few, double Many)> RunAsync(Shop shop, Crowd crowd, ManualClock clock, Guid sequenceId, int waiting)
    {
        var few = await MeasureAsync(shop, crowd, clock, sequenceId);
        await crowd.EnterAsync(sequenceId, waiting, clock.Now + Duration.FromDays(300));
        return (few, await MeasureAsync(shop, crowd, clock, sequenceId));
    }

    private static async Task<double> MeasureAsync(Shop shop, Crowd crowd, ManualClock clock, Guid sequenceId)
    {
        await crowd.EnterAsync(sequenceId, Batch * Claims, clock.Now);
        await SettleAsync(shop);
        var batches = shop.Get<IEnrollmentBatches>();
        var times = new List<double>();
        for (var claim = 0; claim < Claims; claim++)
        {
            var watch = Stopwatch.StartNew();
            var claimed = await batches.ClaimAsync(Batch, clock.Now, Duration.FromDays(1000), CancellationToken.None);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (claimed.Enrollments.Count != Batch)
            {
                throw new InvalidOperationException($"A claim took {claimed.Enrollments.Count} of {Batch}.");
            }
        }

        times.Sort();
        return times[times.Count / 2];
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
