using System.Diagnostics;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Batch;

namespace FollowUp.Benchmarks.Engine;

/// <summary>The least a durable engine can do on the same database: claim 500 rows, write a message and two history rows each, move them on; two commits a batch, two steps a row.</summary>
internal static class RawSteps
{
    private const int Batch = 500;

    /// <returns>Steps a second.</returns>
    public static async Task<double> RunAsync(Database database, int count)
    {
        await database.WriteBatchAsync(async session =>
        {
            await session.ExecuteAsync("""CREATE TABLE "RawEnrollments" ("Id" integer PRIMARY KEY, "State" integer NOT NULL, "Position" integer NOT NULL)""", CancellationToken.None);
            await session.ExecuteAsync("""CREATE TABLE "RawMessages" ("Enrollment" integer NOT NULL, "Slot" integer NOT NULL, PRIMARY KEY ("Enrollment", "Slot"))""", CancellationToken.None);
            return await session.ExecuteAsync("""CREATE TABLE "RawHistory" ("Enrollment" integer NOT NULL, "Slot" integer NOT NULL, PRIMARY KEY ("Enrollment", "Slot"))""", CancellationToken.None);
        }, CancellationToken.None);
        foreach (var ids in Enumerable.Range(1, count).Chunk(1000))
        {
            await database.WriteBatchAsync(session => session.InsertAsync("RawEnrollments", ids.Select(id => new RawRow(id, 1, 0)).ToList(), CancellationToken.None), CancellationToken.None);
        }

        var watch = Stopwatch.StartNew();
        while (true)
        {
            var claimed = await database.WriteBatchAsync(session => session.QueryAsync(
                $"""UPDATE "RawEnrollments" SET "State" = 2 WHERE "Id" IN (SELECT "Id" FROM "RawEnrollments" WHERE "State" = 1 LIMIT {Batch}) RETURNING "Id" """,
                reader => reader.GetInt32(0), CancellationToken.None), CancellationToken.None);
            if (claimed.Count == 0)
            {
                return 2 * count / watch.Elapsed.TotalSeconds;
            }

            await database.WriteBatchAsync(async session =>
            {
                await session.InsertAsync("RawMessages", claimed.ConvertAll(id => new RawSlot(id, 1)), CancellationToken.None);
                await session.InsertAsync("RawHistory", claimed.SelectMany(id => new[] { new RawSlot(id, 1), new RawSlot(id, 2) }).ToList(), CancellationToken.None);
                return await session.ExecuteAsync(
                    $"""UPDATE "RawEnrollments" SET "State" = 3, "Position" = 2 FROM {session.Dialect.Rows<RawKey>()} AS r WHERE "RawEnrollments"."Id" = r."Key" """,
                    CancellationToken.None, ("rows", RowJson.Write(claimed.Select(id => new RawKey(id)))));
            }, CancellationToken.None);
        }
    }

    private sealed record RawRow(int Id, int State, int Position);

    private sealed record RawSlot(int Enrollment, int Slot);

    private sealed record RawKey(int Key);
}
