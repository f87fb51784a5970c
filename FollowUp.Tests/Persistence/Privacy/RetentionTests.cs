using FollowUp.Core.Audit;
using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Privacy;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Privacy.Retention;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Tests.Persistence.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Privacy;

/// <summary>Years pass, and what was kept long enough goes.</summary>
public sealed class RetentionTests : IDisposable
{
    private readonly OrganizationFixture world = new();

    private Guid Shop => world.Mine.OrganizationId;

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task Over_the_years_words_logs_and_contacts_go_and_counts_stay()
    {
        var done = await AddMessageAsync(MessageState.Delivered);
        var open = await AddMessageAsync(MessageState.Planned);
        await AddContactAsync("gone@example.com", optedOut: true);
        await AddContactAsync("here@example.com", optedOut: false);

        await PassAsync(Duration.FromDays(31));
        Assert.Equal((1, 1), (await CountAsync<Contact>(row => row.ErasedAt != null), await CountAsync<Contact>(row => row.Email == "here@example.com")));
        Assert.Equal((1, 0), (await CountAsync<Suppression>(row => row.AddressHash != null), await CountAsync<Suppression>(row => row.Address != null)));

        await PassAsync(Duration.FromDays(340));
        Assert.Equal((0, 1), (await CountAsync<MessageEvent>(row => row.MessageId == done), await CountAsync<MessageEvent>(row => row.MessageId == open)));
        Assert.Equal(1, await CountAsync<MessageContent>(row => row.MessageId == done));

        await PassAsync(Duration.FromDays(2 * 365));
        Assert.Equal((0, 1), (await CountAsync<MessageContent>(row => row.MessageId == done), await CountAsync<MessageContent>(row => row.MessageId == open)));
        Assert.Equal(2, await CountAsync<Message>(_ => true));

        var runs = (await world.Get<IRetention>().RunsAsync(world.Mine, new PageQuery(1, 200), default)).Items;
        Assert.Equal((1, 1, 1), (Removed(RetentionKind.Contacts), Removed(RetentionKind.Logs), Removed(RetentionKind.Contents)));
        Assert.Equal(0, (await world.Get<IRetention>().RunsAsync(world.Theirs, new PageQuery(), default)).Total);

        int Removed(RetentionKind kind) => runs.Where(run => run.Kind == kind).Sum(run => run.Removed);
    }

    [Fact]
    public async Task The_head_of_the_ledger_goes_and_a_signed_checkpoint_stands_for_it()
    {
        await AppendAsync("one@example.com", ConsentDecision.Given);
        await AppendAsync("one@example.com", ConsentDecision.Withdrawn);
        await AppendAsync("two@example.com", ConsentDecision.Given);
        await AppendAsync("three@example.com", ConsentDecision.Withdrawn);

        await PassAsync(Duration.FromDays((5 * 365) + 1));
        Assert.Equal([2L, 3L, 4L], await PositionsAsync());
        await PassAsync(Duration.FromDays(2 * 365));

        // Two still holds: it and what follows stay.
        Assert.Equal([3L, 4L], await PositionsAsync());
        await using var context = world.Open();
        var checkpoint = await context.Set<ConsentCheckpoint>().SingleAsync(row => row.OrganizationId == Shop);
        var first = await context.Set<ConsentEntry>().OrderBy(row => row.Position).FirstAsync(row => row.OrganizationId == Shop);
        Assert.True(checkpoint.Holds(world.Get<IKeyedHashes>()));
        Assert.Equal((2L, first.PreviousHash), (checkpoint.Position, checkpoint.Hash));
        Assert.Null((await world.Get<ILedgerChecks>().VerifyAsync(world.Mine, null, default)).Break);

        checkpoint.Position = 1;
        await context.SaveChangesAsync();
        Assert.Equal((LedgerBreakKind.Changed, 1L), ((await world.Get<ILedgerChecks>().VerifyAsync(world.Mine, null, default)).Break is { } found ? (found.Kind, found.Position) : default));
    }

    [Fact]
    public async Task A_time_below_what_the_law_wants_is_refused_and_named()
    {
        var retention = world.Get<IRetention>();
        var error = await Assert.ThrowsAsync<InputException>(() => retention.SaveAsync(world.Mine, RetentionRules.Default with { OptOuts = 100, Consent = 10, Logs = 0 }, default));
        Assert.Equal(["consent", "optOuts", "logs"], error.Errors.Select(one => one.Field));

        await retention.SaveAsync(world.Mine, RetentionRules.Default with { Contacts = null, Logs = 90 }, default);

        Assert.Equal((null, 90), ((await retention.GetAsync(world.Mine, default)).Contacts, (await retention.GetAsync(world.Mine, default)).Logs));
        Assert.Equal(RetentionRules.Default, await retention.GetAsync(world.Theirs, default));
        Assert.Contains("\"logs\":90", (await world.Get<IAuditLog>().ListAsync(world.Mine, new AuditFilter(Kind: "organization"), new PageQuery(), default)).Items[0].After, StringComparison.Ordinal);
    }

    private async Task PassAsync(Duration time)
    {
        world.Clock.Advance(time);
        await using var context = world.Open();
        var organization = await context.Organizations.AsNoTracking().SingleAsync(row => row.Id == Shop);
        await world.Get<RetentionRounds>().RunAsync(organization, world.Clock.Now, default);
    }

    private async Task<int> CountAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : class
    {
        await using var context = world.Open();
        return await context.Set<T>().CountAsync(which);
    }

    private async Task<List<long>> PositionsAsync()
    {
        await using var context = world.Open();
        return await context.Set<ConsentEntry>().Where(row => row.OrganizationId == Shop).OrderBy(row => row.Position).Select(row => row.Position).ToListAsync();
    }

    private Task<IReadOnlyList<ConsentEntry>> AppendAsync(string address, ConsentDecision decision)
        => world.Get<Database>().WriteAsync(DataScope.Of(Shop), context => world.Get<ConsentLedger>().AppendAsync(
            context, Shop, [new NewConsent(null, Channel.Email, address, ConsentPurpose.Marketing, decision, "form")], default), default);

    private async Task AddContactAsync(string email, bool optedOut)
    {
        await using var context = world.Open();
        var ids = world.Get<IIdSource>();
        context.Add(new Contact { Id = ids.NewId(), OrganizationId = Shop, Email = email, CreatedAt = world.Clock.Now, UpdatedAt = world.Clock.Now });
        if (optedOut)
        {
            context.Add(new Suppression { Id = ids.NewId(), OrganizationId = Shop, Channel = Channel.Email, Address = email, Reason = SuppressionReason.OptedOut, Source = "page", CreatedAt = world.Clock.Now });
        }

        await context.SaveChangesAsync();
    }

    private async Task<Guid> AddMessageAsync(MessageState state)
    {
        var ids = world.Get<IIdSource>();
        var id = ids.NewId();
        var now = world.Clock.Now;
        await using var context = world.Open();
        context.AddRange(
            new Message
            {
                Id = id, OrganizationId = Shop, Origin = OriginKind.Enrollment, OriginId = ids.NewId(), Slot = "ask", Lane = Lane.Sequence, Channel = Channel.Email, Data = "{}", State = state,
                PlannedAt = now, DueAt = now + Duration.FromDays(8000), ExpiresAt = now + Duration.FromDays(9000), Token = ids.NewToken(),
            },
            new MessageContent { MessageId = id, OrganizationId = Shop, Text = "Words", Links = "[]" },
            new MessageEvent { Id = ids.NewId(), OrganizationId = Shop, MessageId = id, OriginId = id, Type = "sent", At = now });
        await context.SaveChangesAsync();
        return id;
    }
}
