using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Tests.Persistence.Public;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace FollowUp.Tests.Persistence.Consent;

public sealed class SuppressionListTests
{
    private const string Ann = "ann@example.com";

    [DatabaseTheory]
    public async Task Rows_from_before_there_were_hashes_get_theirs_at_the_start(DatabaseKind kind)
    {
        await using var world = await SentRequest.CreateAsync(database: kind);
        await world.AddAsync(Enumerable.Range(0, 1500).Select(number => (object)Row(world, $"person{number}@example.com", null)).ToArray());

        await new SuppressionHashing(world.Database, new TestHashes()).StartAsync(default);

        Assert.Equal(0, await world.ReadAsync(context => context.Set<Suppression>().CountAsync(row => row.AddressHash == null)));
        Assert.Equal("opted out", (await StandingAsync(world, "person1234@example.com"))?.Words);
    }

    [DatabaseTheory]
    public async Task An_erased_person_is_found_by_the_hash_that_was_kept(DatabaseKind kind)
    {
        await using var world = await SentRequest.CreateAsync(database: kind);
        await world.AddAsync(Row(world, null, Hash(Ann)), Row(world, null, Hash("bo@example.com")));

        Assert.Equal("opted out", (await StandingAsync(world, Ann))?.Words);
        Assert.Null(await StandingAsync(world, "cy@example.com"));
        var list = new OptOutParts(world.Database, world.Ids, world.Clock).List;
        Assert.Equal(1, (await list.ListAsync(world.Owner, new SuppressionFilter(Search: "Ann@Example.com"), new PageQuery(), default)).Total);
        await Assert.ThrowsAsync<ConflictException>(async () => await list.RemoveAsync(world.Owner, (await world.ReadAsync(context => context.Set<Suppression>().FirstAsync())).Id, "back", default));

        // Nor is it added a second time with its address.
        Assert.Equal(0, (await list.AddAsync(world.Owner, Ann, Channel.Email, SuppressionReason.DoNotContact, "again", default)).Added);
    }

    [DatabaseTheory]
    public async Task A_batch_is_looked_up_in_one_statement_however_long_it_is(DatabaseKind kind)
    {
        await using var world = await SentRequest.CreateAsync(database: kind);
        await world.AddAsync(Row(world, Ann, Hash(Ann)));
        var sought = Enumerable.Range(0, 500).Select(number => new SoughtAddress(world.Ids.NewId(), world.OrganizationId, Channel.Email, number == 499 ? Ann : $"person{number}@example.com")).ToList();
        await using var context = world.Database.Open(world.OrganizationId);
        var session = new BatchSession(context, world.Database.Dialect);

        Dictionary<Guid, AddressStanding> found = [];
        var statements = await DatabaseStatements.OfAsync(async () => found = await new AddressStandings(new TestHashes()).LoadAsync(session, sought, world.Clock.Now, default));

        Assert.Equal(1, statements);
        Assert.Equal([sought[499].Key], found.Keys);
    }

    [DatabaseTheory]
    public async Task Who_opts_out_after_a_bounce_has_opted_out(DatabaseKind kind)
    {
        await using var world = await SentRequest.CreateAsync(database: kind);
        await world.AddAsync(Row(world, SentRequest.Email, Hash(SentRequest.Email), SuppressionReason.Bounced));

        await new OptOutParts(world.Database, world.Ids, world.Clock).Links.OptOutAsync(world.MessageToken, "page", null, default);

        Assert.Equal(SuppressionReason.OptedOut, (await world.ReadAsync(context => context.Set<Suppression>().SingleAsync())).Reason);
        Assert.Equal(ConsentDecision.Withdrawn, (await world.ReadAsync(context => context.Set<ConsentEntry>().SingleAsync())).Decision);
    }

    [DatabaseTheory]
    public async Task The_installations_list_is_what_its_file_says(DatabaseKind kind)
    {
        await using var world = await SentRequest.CreateAsync(database: kind);
        using var files = new Scratch();
        var path = Path.Combine(files.Folder, "everywhere.csv");

        await StartAsync(world, path, "address\nann@example.com\n+46701234567\n");
        Assert.Equal("on the list of this installation", (await StandingAsync(world, Ann))?.Words);

        await StartAsync(world, path, "address\nbo@example.com\n");
        Assert.Null(await StandingAsync(world, Ann));
        Assert.Equal(1, await world.ReadAsync(context => context.Set<InstallationSuppression>().CountAsync()));

        var wrong = await Assert.ThrowsAsync<FollowUp.Infrastructure.ConfigurationException>(() => StartAsync(world, path, "address\nnobody\n"));
        Assert.Contains("Suppressions:File: line 2, address", Assert.Single(wrong.Problems), StringComparison.Ordinal);
        Assert.Equal(1, await world.ReadAsync(context => context.Set<InstallationSuppression>().CountAsync()));
    }

    private static async Task StartAsync(SentRequest world, string path, string text)
    {
        await File.WriteAllTextAsync(path, text);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Suppressions:File"] = path }).Build();
        await new InstallationList(world.Database, new TestHashes(), Plans.Phones, configuration, world.Ids, world.Clock).StartAsync(default);
    }

    private static async Task<AddressStanding?> StandingAsync(SentRequest world, string address)
    {
        await using var context = world.Database.Open(world.OrganizationId);
        var key = world.Ids.NewId();
        return (await new AddressStandings(new TestHashes()).LoadAsync(
            new BatchSession(context, world.Database.Dialect), [new SoughtAddress(key, world.OrganizationId, Channel.Email, address)], world.Clock.Now, default)).GetValueOrDefault(key);
    }

    private static Suppression Row(SentRequest world, string? address, string? hash, SuppressionReason reason = SuppressionReason.OptedOut) => new()
    {
        Id = world.Ids.NewId(), OrganizationId = world.OrganizationId, Channel = Channel.Email, Address = address, AddressHash = hash, Reason = reason, Source = "test", CreatedAt = world.Clock.Now,
    };

    private static string Hash(string address) => AddressHash.Of(new TestHashes(), Channel.Email, address);
}
