using System.Globalization;
using FollowUp.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Support.Databases;

/// <summary>Databases on the SQL Server of <see cref="SqlServerForTests"/>, each migrated on its own.</summary>
internal static class SqlServerCopies
{
    private static int count;

    public static async Task<(string ConnectionString, Func<Task> Drop)> CreateAsync()
    {
        var settings = new SqlConnectionStringBuilder(SqlServerForTests.ConnectionString)
        {
            InitialCatalog = string.Create(CultureInfo.InvariantCulture, $"followup_{Environment.ProcessId}_{Interlocked.Increment(ref count)}"),
        };
        var connectionString = settings.ToString();
        using (var database = new Database(DatabaseProvider.SqlServer, connectionString))
        {
            await Schema.CreateAsync(database);
        }

        return (connectionString, async () =>
        {
            SqlConnection.ClearAllPools();
            using var database = new Database(DatabaseProvider.SqlServer, connectionString);
            await using var context = database.Open(DataScope.All);
            await context.Database.EnsureDeletedAsync();
        });
    }
}
