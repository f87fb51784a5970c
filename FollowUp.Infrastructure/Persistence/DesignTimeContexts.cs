using FollowUp.Infrastructure.Persistence.Postgres;
using FollowUp.Infrastructure.Persistence.Sqlite;
using FollowUp.Infrastructure.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore.Design;

namespace FollowUp.Infrastructure.Persistence;

/// <summary>Contexts for <c>dotnet ef</c>, which only reads their models; nothing is connected to.</summary>
internal sealed class DesignTimeContexts :
    IDesignTimeDbContextFactory<SqliteFollowUpDbContext>,
    IDesignTimeDbContextFactory<PostgresFollowUpDbContext>,
    IDesignTimeDbContextFactory<SqlServerFollowUpDbContext>
{
    SqliteFollowUpDbContext IDesignTimeDbContextFactory<SqliteFollowUpDbContext>.CreateDbContext(string[] args)
        => (SqliteFollowUpDbContext)new Database(DatabaseProvider.Sqlite, "Data Source=:memory:").Open(DataScope.All);

    PostgresFollowUpDbContext IDesignTimeDbContextFactory<PostgresFollowUpDbContext>.CreateDbContext(string[] args)
        => (PostgresFollowUpDbContext)new Database(DatabaseProvider.Postgres, "Host=localhost").Open(DataScope.All);

    SqlServerFollowUpDbContext IDesignTimeDbContextFactory<SqlServerFollowUpDbContext>.CreateDbContext(string[] args)
        => (SqlServerFollowUpDbContext)new Database(DatabaseProvider.SqlServer, "Server=localhost").Open(DataScope.All);
}
