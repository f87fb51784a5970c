using System.Diagnostics;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Batch;

namespace FollowUp.Benchmarks.Send;

/// <summary>
/// The least a durable sender can do on the same database: claim a batch of rows, write a row a message as sent, commit
/// both. No gates, no rendering, no hand-over.
/// </summary>
internal static class RawBaseline
{
    /// <returns>Rows a second.</returns>
    public static async Task<double> RunAsync(Database database, int count)
    {
        await database.WriteBatchAsync(session => session.ExecuteAsync(
            """CREATE TABLE "BaselineMessages" ("Id" integer PRIMARY KEY, "State" integer NOT NULL, "SentAt" bigint NULL)""", CancellationToken.None), CancellationToken.None);
        foreach (var ids in Enumerable.Range(1, count).Chunk(1000))
        {
            await database.WriteBatchAsync(session => session.ExecuteAsync(
                $"""INSERT INTO "BaselineMessages" ("Id", "State") VALUES {string.Join(',', ids.Select(id => $"({id},1)"))}""", CancellationToken.None), CancellationToken.None);
        }

        var watch = Stopwatch.StartNew();
        var claimed = 1;
        while (claimed > 0)
        {
            claimed = await database.WriteBatchAsync(session => session.ExecuteAsync(
                """UPDATE "BaselineMessages" SET "State" = 3 WHERE "Id" IN (SELECT "Id" FROM "BaselineMessages" WHERE "State" = 1 LIMIT 500)""", CancellationToken.None), CancellationToken.None);
            await database.WriteBatchAsync(session => session.ExecuteAsync(
                """UPDATE "BaselineMessages" SET "State" = 4, "SentAt" = 1 WHERE "State" = 3""", CancellationToken.None), CancellationToken.None);
        }

        return count / watch.Elapsed.TotalSeconds;
    }
}
