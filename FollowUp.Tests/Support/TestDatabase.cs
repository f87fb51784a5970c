using FollowUp.Infrastructure.Persistence;

namespace FollowUp.Tests.Support;

/// <summary>A SQLite file of its own with all tables, gone when disposed.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("followup-test-");

    private TestDatabase() => Database = new Database(DatabaseProvider.Sqlite, ConnectionString);

    public string ConnectionString => $"Data Source={Path.Combine(folder.FullName, "test.db")};Pooling=False";

    public Database Database { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var test = new TestDatabase();
        await using var context = test.Database.Open(DataScope.All);
        await context.Database.EnsureCreatedAsync();
        return test;
    }

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
