using Npgsql;

namespace FollowUp.Tests.Support.Databases;

/// <summary>A PostgreSQL of this test run's own, or the one that <c>FOLLOWUP_TEST_POSTGRES</c> names.</summary>
internal sealed class PostgresServer
{
    private readonly NpgsqlConnectionStringBuilder settings;

    private PostgresServer(NpgsqlConnectionStringBuilder settings) => this.settings = settings;

    public static async Task<PostgresServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("FOLLOWUP_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return new PostgresServer(new NpgsqlConnectionStringBuilder(given));
        }

        var socketFolder = PostgresProcess.Start();
        var server = new PostgresServer(new NpgsqlConnectionStringBuilder
        {
            Host = socketFolder,
            Username = PostgresProcess.Superuser,
            Database = "postgres",
            MaxPoolSize = 20,
            IncludeErrorDetail = true,
        });
        await server.WaitAsync(Path.Combine(socketFolder, "log"));
        return server;
    }

    public string ConnectionString(string database)
        => new NpgsqlConnectionStringBuilder(settings.ToString()) { Database = database }.ToString();

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
#pragma warning disable CA2100 // Names are made by these tests.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private async Task WaitAsync(string log)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (attempt < 600)
            {
                await Task.Delay(100);
            }
            catch (NpgsqlException error)
            {
                throw new InvalidOperationException($"PostgreSQL did not start. Its log: {await File.ReadAllTextAsync(log)}", error);
            }
        }
    }
}
