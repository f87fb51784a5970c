using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Costs;

/// <summary>Keeps price tables; each change is one transaction, and counted with the organization.</summary>
internal sealed class PriceStore(Database database, IPhoneNumbers phones, IIdSource ids, IClock clock) : IPrices
{
    private static readonly ConflictException Taken = new("There is a price for the same from the same time on already. Change that one, or choose another time.");

    public async Task<Page<PriceView>> ListAsync(Actor actor, PriceFilter filter, PageQuery page, CancellationToken cancellationToken)
    {
        page.Checked();
        await using var context = database.Open(actor);
        var (all, accounts) = (await AllAsync(context, cancellationToken), await AccountsAsync(context, cancellationToken));
        var prefix = filter.Search?.Trim().TrimStart('+') ?? "";
        var found = all.Where(row => (filter.Channel is null || row.Channel == filter.Channel) && row.Prefix.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        var (list, now) = (new PriceList(all), clock.GetCurrentInstant());
        return new Page<PriceView>([.. found.Skip(page.Skip).Take(page.Size).Select(row => View(row, list, accounts, now))], found.Count);
    }

    public async Task<PriceView> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await ViewAsync(context, await FindAsync(context, id, cancellationToken), cancellationToken);
    }

    public Task<PriceView> CreateAsync(Actor actor, PriceInput input, CancellationToken cancellationToken)
        => WriteAsync(actor, async context =>
        {
            var draft = await ReadAsync(context, actor, input, cancellationToken);
            if (await context.Set<Price>().CountAsync(cancellationToken) >= PriceRules.Most)
            {
                throw new ConflictException($"There are {PriceRules.Most} prices already; delete some first.");
            }

            var price = draft.ToPrice(ids.NewId(), actor.OrganizationId);
            context.Add(price);
            return price;
        }, cancellationToken);

    public Task<PriceView> UpdateAsync(Actor actor, Guid id, PriceInput input, CancellationToken cancellationToken)
        => WriteAsync(actor, async context =>
        {
            var old = await FindAsync(context, id, cancellationToken);
            var draft = await ReadAsync(context, actor, input with { ValidFrom = input.ValidFrom ?? old.ValidFrom }, cancellationToken);
            if (PriceKey.Of(old) == draft.Key)
            {
                return Fill(old, draft);
            }

            // What a row is for never changes in place: it is what the row is found by.
            context.Remove(old);
            await context.SaveChangesAsync(cancellationToken);
            var price = draft.ToPrice(id, actor.OrganizationId);
            context.Add(price);
            return price;
        }, cancellationToken);

    public Task DeleteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            if (await context.Set<Price>().Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken) == 0)
            {
                throw new NotFoundException("price");
            }

            await PriceChanges.CountAsync(context, actor.OrganizationId, cancellationToken);
        }, cancellationToken);
    }

    public async Task<PriceImport> ImportAsync(Actor actor, string table, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        return await TakenAsync(() => database.WriteAsync(DataScope.Of(actor), context =>
            new PriceChanges(context, phones, ids).ImportAsync(actor.OrganizationId, table, clock.GetCurrentInstant(), cancellationToken), cancellationToken));
    }

    public async Task<string> ExportAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return PriceTable.Write(await AllAsync(context, cancellationToken));
    }

    public async Task<UnitPrice?> UsualAsync(Actor actor, Channel channel, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var account = await context.Set<ChannelAccount>().AsNoTracking().Where(row => row.Channel == channel && row.Enabled)
            .OrderBy(row => row.Priority).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (account is null)
        {
            return null;
        }

        var (list, now) = (new PriceList(await context.Set<Price>().AsNoTracking().Where(row => row.Channel == channel).ToListAsync(cancellationToken)), clock.GetCurrentInstant());
        var sandbox = account.Provider == ChannelAccount.SandboxProvider;
        var own = list.Find(channel, account.Provider, account.Id, "", account.From, now);
        return own is not null ? new UnitPrice(own.Each, false, own.Prefix.Length == 0 ? null : $"+{own.Prefix}") { Pretended = sandbox }
            : list.Cheapest(channel, account.Provider, account.Id, "", now) is { } lowest ? new UnitPrice(lowest.Each, true) { Pretended = sandbox }
            : null;
    }

    public async Task<IReadOnlyList<PriceAccount>> AccountsAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await AccountsAsync(context, cancellationToken);
    }

    private async Task<PriceView> WriteAsync(Actor actor, Func<FollowUpDbContext, Task<Price>> change, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        return await TakenAsync(() => database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var price = await change(context);
            await context.SaveChangesAsync(cancellationToken);
            await PriceChanges.CountAsync(context, actor.OrganizationId, cancellationToken);
            return await ViewAsync(context, price, cancellationToken);
        }, cancellationToken));
    }

    /// <summary>The unique keys tell whether there is a price for the same; nothing was changed then.</summary>
    private static async Task<T> TakenAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (DbUpdateException)
        {
            throw Taken;
        }
    }

    private async Task<PriceDraft> ReadAsync(FollowUpDbContext context, Actor actor, PriceInput input, CancellationToken cancellationToken)
    {
        var errors = new List<InputError>();
        var today = await PriceChanges.StartOfDayAsync(context, actor.OrganizationId, cancellationToken);
        var now = clock.GetCurrentInstant();
        return PriceRules.Read(input, await AccountsAsync(context, cancellationToken), phones, today.Of(now), errors) ?? throw new InputException(errors);
    }

    private static Price Fill(Price price, PriceDraft draft)
    {
        (price.Micros, price.Currency, price.Note) = (draft.Each.Micros, draft.Each.Currency, draft.Note);
        return price;
    }

    private static async Task<Price> FindAsync(FollowUpDbContext context, Guid id, CancellationToken cancellationToken)
        => await context.Set<Price>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException("price");

    private static async Task<List<Price>> AllAsync(FollowUpDbContext context, CancellationToken cancellationToken)
        => [.. (await context.Set<Price>().AsNoTracking().ToListAsync(cancellationToken))
            .OrderBy(row => row.Channel).ThenBy(row => row.Provider, StringComparer.Ordinal).ThenBy(row => row.AccountId).ThenBy(row => row.Prefix, StringComparer.Ordinal)
            .ThenBy(row => row.Kind, StringComparer.Ordinal).ThenByDescending(row => row.ValidFrom)];

    internal static async Task<IReadOnlyList<PriceAccount>> AccountsAsync(FollowUpDbContext context, CancellationToken cancellationToken)
        => await context.Set<ChannelAccount>().AsNoTracking().OrderBy(row => row.Channel).ThenBy(row => row.Priority).ThenBy(row => row.Id)
            .Select(row => new PriceAccount(row.Id, row.Channel, row.Provider, row.Name)).ToListAsync(cancellationToken);

    private async Task<PriceView> ViewAsync(FollowUpDbContext context, Price price, CancellationToken cancellationToken)
        => View(price, new PriceList(await AllAsync(context, cancellationToken)), await AccountsAsync(context, cancellationToken), clock.GetCurrentInstant());

    private PriceView View(Price price, PriceList list, IReadOnlyList<PriceAccount> accounts, Instant now) => new(
        price, accounts.FirstOrDefault(one => one.Id == price.AccountId)?.Name, price.Prefix.Length == 0 ? null : phones.RegionOfPrefix(price.Prefix),
        price.ValidFrom > now ? PriceState.Upcoming : list.Counts(price, now) ? PriceState.InForce : PriceState.Replaced);
}
