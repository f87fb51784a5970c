using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Support.Databases;

/// <summary>Makes all tables in an empty database.</summary>
internal static class Schema
{
    /// <summary>
    /// By the migrations. While a model runs ahead of them (which MigrationTests reports), straight from the model, so
    /// that the other tests of a change can run before its migration is written.
    /// </summary>
    public static async Task CreateAsync(Database database)
    {
        await using var context = database.Open(DataScope.All);
        if (context.Database.HasPendingModelChanges())
        {
            await context.Database.EnsureCreatedAsync();
        }
        else
        {
            await context.Database.MigrateAsync();
        }
    }
}
