using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Persistence;

/// <summary>The databases tests are given: apart from each other, and durable.</summary>
public sealed class TestDatabaseTests
{
    [DatabaseTheory]
    public async Task Two_databases_share_nothing(DatabaseKind kind)
    {
        await using var one = await TestDatabase.CreateAsync(kind);
        await using var other = await TestDatabase.CreateAsync(kind);
        await AddOrganizationAsync(one.Database);

        Assert.Equal(1, await CountAsync(one.Database));
        Assert.Equal(0, await CountAsync(other.Database));
    }

    [DatabaseTheory]
    public async Task Another_process_sees_what_was_committed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await AddOrganizationAsync(database.Database);
        using var again = database.OpenAgain();

        Assert.Equal(1, await CountAsync(again));
    }

    [Fact]
    public async Task The_private_postgres_waits_for_the_disk()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var context = database.Database.Open(DataScope.All);

        Assert.Equal("on", await context.Database.SqlQuery<string>($"SELECT current_setting('fsync') AS \"Value\"").SingleAsync());
    }

    private static async Task AddOrganizationAsync(Database database)
    {
        var ids = new SequentialIds();
        await database.WriteAsync(DataScope.All, async context =>
        {
            context.Organizations.Add(new Organization { Id = ids.NewId(), Name = "Acme", CreatedAt = new ManualClock().Now });
            await context.SaveChangesAsync();
        }, CancellationToken.None);
    }

    private static async Task<int> CountAsync(Database database)
    {
        await using var context = database.Open(DataScope.All);
        return await context.Organizations.CountAsync();
    }
}
