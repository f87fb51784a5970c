using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Audit;
using FollowUp.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence;

internal static class PersistenceServices
{
    /// <summary>Registers <see cref="Database"/> and what brings it up to date at start.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = Provider(configuration["Database:Provider"]);
        var connectionString = ConnectionString(provider, configuration["ConnectionStrings:FollowUp"]);
        services.AddSingleton(built => new Database(provider, connectionString)
        {
            Stamps = new AuditStamps(built.GetRequiredService<IIdSource>(), built.GetRequiredService<IClock>()),
        });
        return services.AddHostedService<DatabaseStart>().AddHostedService<SqliteLogKeeper>();
    }

    private static DatabaseProvider Provider(string? value) => value?.ToLowerInvariant() switch
    {
        null or "" or "sqlite" => DatabaseProvider.Sqlite,
        "postgres" => DatabaseProvider.Postgres,
        "sqlserver" => DatabaseProvider.SqlServer,
        _ => throw new ConfigurationException($"Database:Provider is '{value}'; it must be sqlite, postgres or sqlserver."),
    };

    private static string ConnectionString(DatabaseProvider provider, string? value)
    {
        if (provider != DatabaseProvider.Sqlite)
        {
            return string.IsNullOrWhiteSpace(value)
                ? throw new ConfigurationException("ConnectionStrings:FollowUp is empty; a database server needs one.")
                : value;
        }

        var settings = new SqliteConnectionStringBuilder(string.IsNullOrWhiteSpace(value) ? "Data Source=data/followup.db" : value);
        if (Path.GetDirectoryName(Path.GetFullPath(settings.DataSource)) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return settings.ToString();
    }
}
