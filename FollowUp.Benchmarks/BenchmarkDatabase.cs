using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Databases;
using Npgsql;

namespace FollowUp.Benchmarks;

/// <summary>
/// An empty database for one run: a temporary SQLite file, or a new database on the server that
/// <c>FOLLOWUP_POSTGRES</c> names, or else on a private one with fsync on.
/// </summary>
internal sealed class BenchmarkDatabase : IDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Private = new(PostgresServer.StartAsync);
    private static readonly TimeSpan ReportDelay = TimeSpan.FromSeconds(11);
    private static int made;

    private readonly Scratch scratch;

    private BenchmarkDatabase(string provider, string connectionString, Scratch scratch)
    {
        Provider = provider;
        ConnectionString = connectionString;
        this.scratch = scratch;
    }

    /// <summary>As <c>Database:Provider</c> names it.</summary>
    public string Provider { get; }

    public string ConnectionString { get; }

    public static async Task<BenchmarkDatabase> CreateAsync(string provider)
    {
        var scratch = new Scratch();
        if (provider != "postgres")
        {
            return new BenchmarkDatabase(provider, $"Data Source={scratch.File("benchmark.db")}", scratch);
        }

        var name = $"benchmark_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";
        if (Environment.GetEnvironmentVariable("FOLLOWUP_POSTGRES") is { Length: > 0 } given)
        {
            await using var connection = new NpgsqlConnection(given);
            await connection.OpenAsync();
#pragma warning disable CA2100 // The name is made here.
            await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
            return new BenchmarkDatabase(provider, new NpgsqlConnectionStringBuilder(given) { Database = name }.ToString(), scratch);
        }

        var server = await Private.Value;
        await server.ExecuteAsync($"CREATE DATABASE {name}");
        return new BenchmarkDatabase(provider, server.ConnectionString(name), scratch);
    }

    /// <summary>
    /// Commits as the server counts them (PostgreSQL manual, "pg_stat_database"), reads outside a transaction among them;
    /// 0 on SQLite. Backends report with a delay, which is waited for.
    /// </summary>
    public async Task<long> CommitsAsync()
    {
        if (Provider != "postgres")
        {
            return 0;
        }

        await Task.Delay(ReportDelay);
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public void Dispose() => scratch.Dispose();
}
