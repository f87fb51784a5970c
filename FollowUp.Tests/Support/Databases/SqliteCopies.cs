using FollowUp.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;

namespace FollowUp.Tests.Support.Databases;

/// <summary>SQLite files copied from one that was migrated once.</summary>
internal static class SqliteCopies
{
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    public static async Task<(string ConnectionString, Func<Task> Drop)> CreateAsync()
    {
        var content = await Migrated.Value;
        var scratch = new Scratch();
        var file = scratch.File("followup.db");
        await File.WriteAllBytesAsync(file, content);
        var connectionString = $"Data Source={file}";
        return (connectionString, () => Drop(connectionString, scratch));
    }

    private static async Task<byte[]> MigrateAsync()
    {
        using var scratch = new Scratch();
        var file = scratch.File("followup.db");
        using (var database = new Database(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False"))
        {
            await Schema.CreateAsync(database);
        }

        // The last connection to close has folded the write-ahead log into the file.
        return await File.ReadAllBytesAsync(file);
    }

    private static Task Drop(string connectionString, Scratch scratch)
    {
        using (var connection = new SqliteConnection(connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        scratch.Dispose();
        return Task.CompletedTask;
    }
}
