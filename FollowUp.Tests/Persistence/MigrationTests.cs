using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Database = FollowUp.Infrastructure.Persistence.Database;

namespace FollowUp.Tests.Persistence;

/// <summary>The migrations make the schema that the model describes, on every database.</summary>
public sealed class MigrationTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, "Data Source=:memory:")]
    [InlineData(DatabaseKind.Postgres, "Host=localhost")]
    [InlineData(DatabaseKind.SqlServer, "Server=localhost")]
    public void The_model_has_no_changes_without_a_migration(DatabaseKind kind, string connectionString)
    {
        using var database = new Database(TestDatabase.ProviderOf(kind), connectionString);
        using var context = database.Open(DataScope.All);

        Assert.NotEmpty(context.Database.GetMigrations());
        Assert.False(context.Database.HasPendingModelChanges(), "Run scripts/add-migration.sh NAME.");
    }

    [DatabaseTheory]
    public async Task All_migrations_apply_from_empty(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var context = database.Database.Open(DataScope.All);

        Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync());
        Assert.Empty(await context.Organizations.ToListAsync());
    }

    [DatabaseTheory]
    public async Task Every_table_of_the_model_can_be_read(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var context = database.Database.Open(DataScope.All);
        var tables = context.Model.GetEntityTypes()
            .Select(entity => entity.GetTableName()).OfType<string>().Distinct().ToList();

        Assert.Contains("Organizations", tables);
        var names = context.GetService<ISqlGenerationHelper>();
        foreach (var table in tables)
        {
            var sql = "SELECT COUNT(*) AS " + names.DelimitIdentifier("Value") + " FROM " + names.DelimitIdentifier(table);
            Assert.Equal(0, await context.Database.SqlQueryRaw<int>(sql).SingleAsync());
        }
    }

    [Fact]
    public async Task A_fresh_sqlite_file_passes_its_own_integrity_check()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";

        Assert.Equal("ok", await command.ExecuteScalarAsync());
    }
}
