using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Consent;

public sealed class ConsentLedgerTests
{
    private static readonly Guid Organization = Guid.Parse("01900000-0000-7000-8000-000000000001");
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 9, 0);

    private readonly ManualClock clock = new(Now);

    [DatabaseTheory]
    public async Task Each_line_is_bound_to_the_one_before_it(DatabaseKind kind)
    {
        await using var own = await TestDatabase.CreateAsync(kind);

        await AppendAsync(own.Database, Decision("nora@example.com"), Decision("finn@example.com"));
        await AppendAsync(own.Database, Decision("nora@example.com", ConsentDecision.Withdrawn));

        var lines = await ReadAsync<ConsentEntry>(own.Database, query => query.OrderBy(row => row.Position));
        Assert.Equal([1L, 2, 3], lines.Select(line => line.Position));
        Assert.Equal([LedgerHash.Start, lines[0].Hash, lines[1].Hash], lines.Select(line => line.PreviousHash));
        Assert.All(lines, line => Assert.Equal(line.Hash, LedgerHash.Of(new TestHashes(), line)));
        var head = Assert.Single(await ReadAsync<ConsentHead>(own.Database, query => query));
        Assert.Equal((3L, lines[2].Hash), (head.Position, head.Hash));
    }

    [DatabaseTheory]
    public async Task What_the_last_line_says_is_the_state_of_an_address(DatabaseKind kind)
    {
        await using var own = await TestDatabase.CreateAsync(kind);

        await AppendAsync(own.Database, Decision("nora@example.com"), Decision("nora@example.com", ConsentDecision.Withdrawn), Decision("finn@example.com"));

        var states = await ReadAsync<ConsentState>(own.Database, query => query);
        Assert.Equal(
            [(Hash("finn@example.com"), ConsentDecision.Given), (Hash("nora@example.com"), ConsentDecision.Withdrawn)],
            states.Select(state => (state.AddressHash, state.Decision)).OrderBy(state => state.Decision));
    }

    [DatabaseTheory]
    public async Task Lines_added_at_the_same_time_follow_one_another(DatabaseKind kind)
    {
        await using var own = await TestDatabase.CreateAsync(kind);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => AppendAsync(own.Database, Decision($"c{number}@example.com"), Decision($"d{number}@example.com")))));

        var lines = await ReadAsync<ConsentEntry>(own.Database, query => query.OrderBy(row => row.Position));
        Assert.Equal(Enumerable.Range(1, 40).Select(number => (long)number), lines.Select(line => line.Position));
        Assert.Equal(lines.Select(line => line.Hash).SkipLast(1), lines.Skip(1).Select(line => line.PreviousHash));
    }

    private static string Hash(string address) => AddressHash.Of(new TestHashes(), Channel.Email, address);

    private static NewConsent Decision(string address, ConsentDecision decision = ConsentDecision.Given)
        => new(null, Channel.Email, address, ConsentPurpose.Marketing, decision, "form newsletter") { Personal = new PersonalEvidence("203.0.113.7") };

    private static async Task<List<T>> ReadAsync<T>(Database database, Func<IQueryable<T>, IQueryable<T>> query)
        where T : class
    {
        await using var context = database.Open(Organization);
        return await query(context.Set<T>().AsNoTracking()).ToListAsync();
    }

    private Task<IReadOnlyList<ConsentEntry>> AppendAsync(Database database, params NewConsent[] decisions)
        => database.WriteAsync(
            DataScope.Of(Organization),
            context => new ConsentLedger(new TestHashes(), database, new SystemIdSource(), clock).AppendAsync(context, Organization, decisions, CancellationToken.None),
            CancellationToken.None);
}
