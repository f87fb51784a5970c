using System.Globalization;
using FollowUp.Infrastructure.Persistence;
using Npgsql;

namespace FollowUp.Tests.Support.Databases;

/// <summary>PostgreSQL databases copied from one that was migrated once (CREATE DATABASE … TEMPLATE).</summary>
internal static class PostgresCopies
{
    private const string TemplateName = "followup_template";
    private static readonly Lazy<Task<PostgresServer>> Server = new(StartAsync);
    private static int count;

    /// <summary>An empty database, not migrated.</summary>
    public static async Task<(string ConnectionString, Func<Task> Drop)> CreateEmptyAsync()
        => await CreateAsync(await Server.Value, "template0");

    public static async Task<(string ConnectionString, Func<Task> Drop)> CreateAsync()
        => await CreateAsync(await Server.Value, TemplateName);

    private static async Task<(string ConnectionString, Func<Task> Drop)> CreateAsync(PostgresServer server, string template)
    {
        var name = "t" + Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
        await server.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        var connectionString = server.ConnectionString(name);
        return (connectionString, async () =>
        {
            await using (var connection = new NpgsqlConnection(connectionString))
            {
                NpgsqlConnection.ClearPool(connection);
            }

            await server.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        });
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var server = await PostgresServer.StartAsync();
        await server.ExecuteAsync($"CREATE DATABASE {TemplateName}");
        var connectionString = server.ConnectionString(TemplateName) + ";Pooling=false";
        using var database = new Database(DatabaseProvider.Postgres, connectionString);
        await Schema.CreateAsync(database);
        return server;
    }
}
