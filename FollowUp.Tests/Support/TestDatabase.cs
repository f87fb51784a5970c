using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support.Databases;

namespace FollowUp.Tests.Support;

/// <summary>
/// A database of a test's own with all migrations applied. It is copied from one that was migrated once in this run,
/// and goes with the test.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> drop;
    private int dropped;

    private TestDatabase(DatabaseKind kind, string connectionString, Func<Task> drop)
    {
        Kind = kind;
        ConnectionString = connectionString;
        Database = new Database(ProviderOf(kind), connectionString);
        this.drop = drop;
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    public Database Database { get; }

    /// <summary>As <c>Database:Provider</c> names it.</summary>
    public string ProviderName => Kind.ToString().ToLowerInvariant();

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var (connectionString, drop) = kind switch
        {
            DatabaseKind.Postgres => await PostgresCopies.CreateAsync(),
            DatabaseKind.SqlServer => await SqlServerCopies.CreateAsync(),
            _ => await SqliteCopies.CreateAsync(),
        };
        return new TestDatabase(kind, connectionString, drop);
    }

    public static DatabaseProvider ProviderOf(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Postgres => DatabaseProvider.Postgres,
        DatabaseKind.SqlServer => DatabaseProvider.SqlServer,
        _ => DatabaseProvider.Sqlite,
    };

    /// <summary>Another process's view of the same data: a <see cref="Database"/> with connections of its own.</summary>
    public Database OpenAgain() => new(ProviderOf(Kind), ConnectionString);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref dropped, 1) == 0)
        {
            Database.Dispose();
            await drop();
        }
    }
}
