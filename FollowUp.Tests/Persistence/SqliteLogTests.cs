using System.Buffers.Binary;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Sqlite;
using FollowUp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace FollowUp.Tests.Persistence;

/// <summary>The write-ahead log of an SQLite file that is written all the time.</summary>
public sealed class SqliteLogTests : IDisposable
{
    private readonly Scratch scratch = new();

    private string File => scratch.File("busy.db");

    [Fact]
    public async Task A_log_that_became_long_begins_anew_though_the_writing_goes_on()
    {
        using var database = await OpenAsync();
        await WriteAsync(database, megabytes: 70);
        Assert.Equal(0u, Rounds());

        using var keeper = await KeepAsync(database);
        for (var tries = 0; Rounds() == 0 && tries < 100; tries++)
        {
            await WriteAsync(database, megabytes: 1);
            await Task.Delay(20);
        }

        Assert.True(Rounds() > 0);
        Assert.True(new FileInfo(File).Length > 70 << 20);
        await keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_for_a_while_does_not_end_the_keeping()
    {
        using var database = await OpenAsync();
        await WriteAsync(database, megabytes: 1);
        SqliteConnection.ClearAllPools();
        var whole = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(File, [.. Enumerable.Repeat((byte)'x', 4096)]);
        using var keeper = await KeepAsync(database);
        await Task.Delay(300);
        Assert.False(keeper.ExecuteTask!.IsCompleted);

        SqliteConnection.ClearAllPools();
        await System.IO.File.WriteAllBytesAsync(File, whole);
        for (var tries = 0; new FileInfo(File).Length == whole.Length && tries < 100; tries++)
        {
            await WriteAsync(database, megabytes: 1);
            await Task.Delay(20);
        }

        Assert.True(new FileInfo(File).Length > whole.Length);
        await keeper.StopAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        scratch.Dispose();
    }

    private async Task<Database> OpenAsync()
    {
        var database = new Database(DatabaseProvider.Sqlite, $"Data Source={File}");
        await database.WriteBatchAsync(session => session.ExecuteAsync("""CREATE TABLE "T" ("Bytes" blob)""", CancellationToken.None), CancellationToken.None);
        return database;
    }

    private static async Task<SqliteLogKeeper> KeepAsync(Database database)
    {
        var keeper = new SqliteLogKeeper(database, NullLogger<SqliteLogKeeper>.Instance);
        await keeper.StartAsync(CancellationToken.None);
        return keeper;
    }

    private static async Task WriteAsync(Database database, int megabytes)
    {
        for (var written = 0; written < megabytes; written++)
        {
            await database.WriteBatchAsync(session => session.ExecuteAsync("""INSERT INTO "T" VALUES (randomblob(1048576))""", CancellationToken.None), CancellationToken.None);
        }
    }

    /// <summary>How often the log began anew: the checkpoint sequence number of its header (sqlite.org, "WAL Header Format").</summary>
    private uint Rounds()
    {
        using var log = new FileStream(File + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[16];
        log.ReadExactly(header);
        return BinaryPrimitives.ReadUInt32BigEndian(header[12..]);
    }
}
