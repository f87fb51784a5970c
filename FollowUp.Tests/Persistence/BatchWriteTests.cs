using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Sqlite;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Persistence;

/// <summary>Transactions of set-based statements; on PostgreSQL several of them travel together.</summary>
public sealed class BatchWriteTests
{
    private static readonly Guid First = Guid.Parse("01890000-0000-7000-8000-000000000001");
    private static readonly Guid Second = Guid.Parse("01890000-0000-7000-8000-000000000002");

    [DatabaseTheory]
    public async Task What_was_applied_is_there_for_the_next_query_and_after_the_commit(DatabaseKind kind)
    {
        await using var data = await TestDatabase.CreateAsync(kind);
        var within = await data.Database.WriteRepeatableAsync(async session =>
        {
            await AddAsync(session, First, 1);
            await AddAsync(session, Second, 2);
            return await ReadAsync(session);
        }, CancellationToken.None);
        var changed = await data.Database.WriteBatchAsync(async session =>
        {
            await session.ApplyAsync("""UPDATE "SendRates" SET "FullAtMicroseconds" = 20 WHERE "FullAtMicroseconds" = 2""", CancellationToken.None);
            return await session.ExecuteAsync("""UPDATE "SendRates" SET "FullAtMicroseconds" = "FullAtMicroseconds" + 1 WHERE "FullAtMicroseconds" = 20""", CancellationToken.None);
        }, CancellationToken.None);

        Assert.Equal([1, 2], within);
        Assert.Equal(1, changed);
        Assert.Equal([1, 21], await ReadAgainAsync(data));
    }

    [DatabaseTheory]
    public async Task The_last_statement_of_a_transaction_needs_no_query_behind_it(DatabaseKind kind)
    {
        await using var data = await TestDatabase.CreateAsync(kind);
        await data.Database.WriteBatchAsync(async session =>
        {
            await AddAsync(session, First, 1);
            return 0;
        }, CancellationToken.None);

        Assert.Equal([1], await ReadAgainAsync(data));
    }

    [DatabaseTheory]
    public async Task One_statement_that_fails_undoes_those_before_it_and_leaves_the_connection_usable(DatabaseKind kind)
    {
        await using var data = await TestDatabase.CreateAsync(kind);
        for (var round = 0; round < 2; round++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => data.Database.WriteBatchAsync(async session =>
            {
                await AddAsync(session, First, 1);
                await session.ApplyAsync("""UPDATE "NoSuchTable" SET "Id" = 1""", CancellationToken.None);
                return await ReadAsync(session);
            }, CancellationToken.None));
            await Assert.ThrowsAsync<InvalidOperationException>(() => data.Database.WriteBatchAsync<int>(async session =>
            {
                await AddAsync(session, First, 1);
                await ReadAsync(session);
                throw new InvalidOperationException("The work broke off.");
            }, CancellationToken.None));
        }

        Assert.Empty(await ReadAgainAsync(data));
    }

    [DatabaseTheory]
    public async Task A_statement_runs_again_and_again_also_with_a_value_that_is_missing(DatabaseKind kind)
    {
        await using var data = await TestDatabase.CreateAsync(kind);
        var found = new List<int>();
        foreach (long? value in new long?[] { 1, null, 1, 2, null, 1, 1, 1 })
        {
            found.Add(await data.Database.WriteBatchAsync(async session =>
            {
                await AddAsync(session, First, 1);
                return (await session.QueryAsync(
                    """SELECT "FullAtMicroseconds" FROM "SendRates" WHERE "FullAtMicroseconds" = @value""", reader => reader.GetInt64(0), CancellationToken.None, ("value", value))).Count;
            }, CancellationToken.None));
        }

        Assert.Equal([1, 0, 1, 0, 0, 1, 1, 1], found);
    }

    [Fact]
    public async Task The_log_of_an_sqlite_file_may_be_gone_and_what_was_committed_is_still_there()
    {
        using var scratch = new Scratch();
        var connectionString = $"Data Source={scratch.File("log.db")};Pooling=false";
        using var database = new Database(DatabaseProvider.Sqlite, connectionString);
        await database.WriteBatchAsync(session => session.ExecuteAsync("""CREATE TABLE "T" ("N" integer)""", CancellationToken.None), CancellationToken.None);
        await database.WriteBatchAsync(session => session.ExecuteAsync("""INSERT INTO "T" VALUES (7)""", CancellationToken.None), CancellationToken.None);

        Assert.False(File.Exists(scratch.File("log.db") + "-wal"));
        new SqliteLog(connectionString).Flush();
        new SqliteLog("Data Source=:memory:").Flush();
        Assert.Equal([7], await database.WriteBatchAsync(
            session => session.QueryAsync("""SELECT "N" FROM "T" """, reader => reader.GetInt32(0), CancellationToken.None), CancellationToken.None));
    }

    private static Task AddAsync(BatchSession session, Guid account, long value)
        => session.AddAsync("SendRates", [new RateRow(account, value)], CancellationToken.None, "t.\"AccountId\" = r.\"AccountId\"");

    private static Task<List<long>> ReadAsync(BatchSession session)
        => session.QueryAsync("""SELECT "FullAtMicroseconds" FROM "SendRates" ORDER BY "FullAtMicroseconds" """, reader => reader.GetInt64(0), CancellationToken.None);

    private static Task<List<long>> ReadAgainAsync(TestDatabase data) => data.Database.WriteBatchAsync(ReadAsync, CancellationToken.None);

    private sealed record RateRow(Guid AccountId, long FullAtMicroseconds);
}
