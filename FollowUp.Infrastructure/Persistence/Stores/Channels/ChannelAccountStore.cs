using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Channels.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Channels;

internal sealed class ChannelAccountStore(Database database, ChannelAccountData data, AccountPulseQuery pulses, HttpAddresses addresses, IIdSource ids, IClock clock)
    : IChannelAccounts
{
    public async Task<IReadOnlyList<ChannelAccountView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        var accounts = await InOrder(context.Set<ChannelAccount>().AsNoTracking()).ToListAsync(cancellationToken);
        return [.. accounts.Select(data.View)];
    }

    public async Task<ChannelAccountView> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        return data.View(await FindAsync(context, id, cancellationToken));
    }

    public async Task<Guid> CreateAsync(Actor actor, ChannelAccountInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        Check(input, []);
        var account = new ChannelAccount
        {
            Id = ids.NewId(),
            OrganizationId = actor.OrganizationId,
            Channel = input.Channel,
            Provider = input.Provider,
            Name = input.Name,
            From = input.From,
            CreatedAt = clock.GetCurrentInstant(),
        };
        data.Write(account, input);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var others = await InOrder(context.Set<ChannelAccount>().Where(row => row.Channel == input.Channel)).ToListAsync(cancellationToken);
            Place(account, others, input.Priority);
            context.Add(account);
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
        return account.Id;
    }

    public async Task UpdateAsync(Actor actor, Guid id, int? version, ChannelAccountInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        var account = await FindAsync(context, id, cancellationToken);
        var whole = input with { Channel = account.Channel, Provider = account.Provider };
        Check(whole, data.SecretNames(account));
        if (version is { } started)
        {
            context.Entry(account).Property(row => row.Version).OriginalValue = started;
        }

        data.Write(account, whole);
        account.Priority = input.Priority ?? account.Priority;
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task DeleteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var account = await FindAsync(context, id, cancellationToken);
            if (await context.Set<Message>().AnyAsync(
                row => (row.AccountId == id && (row.State == MessageState.Sending || (row.State == MessageState.Unknown && row.CheckAt != null)))
                    || (row.OnlyAccountId == id && (row.State == MessageState.Planned || row.State == MessageState.Queued)),
                cancellationToken))
            {
                throw new ConflictException("Messages are under way through this account. Turn it off, and delete it when they are done.");
            }

            context.Remove(account);
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    public async Task SetEnabledAsync(Actor actor, Guid id, bool enabled, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        (await FindAsync(context, id, cancellationToken)).Enabled = enabled;
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task ReorderAsync(Actor actor, Channel channel, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var accounts = await context.Set<ChannelAccount>().Where(row => row.Channel == channel).ToDictionaryAsync(row => row.Id, cancellationToken);
            if (ids.Count != accounts.Count || !accounts.Keys.ToHashSet().SetEquals(ids))
            {
                throw new InputException("ids", "must name each account of the channel once");
            }

            Number([.. ids.Select(id => accounts[id])]);
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    public Task<IReadOnlyDictionary<Guid, AccountPulse>> PulsesAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        return pulses.ReadAsync(actor.OrganizationId, cancellationToken);
    }

    private static IQueryable<ChannelAccount> InOrder(IQueryable<ChannelAccount> accounts)
        => accounts.OrderBy(account => account.Channel).ThenBy(account => account.Priority).ThenBy(account => account.Id);

    private static async Task<ChannelAccount> FindAsync(FollowUpDbContext context, Guid id, CancellationToken cancellationToken)
        => await context.Set<ChannelAccount>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException("account");

    private static bool IsSandbox(ChannelAccount account) => account.Provider == ChannelAccount.SandboxProvider;

    private static void Place(ChannelAccount account, List<ChannelAccount> others, int? priority)
    {
        if (!IsSandbox(account))
        {
            // With a real account there, what fails over to the Sandbox would be shown as sent and reach nobody.
            others.FindAll(IsSandbox).ForEach(sandbox => sandbox.Enabled = false);
        }

        if (priority is { } chosen)
        {
            account.Priority = chosen;
            return;
        }

        var firstSandbox = IsSandbox(account) ? -1 : others.FindIndex(IsSandbox);
        others.Insert(firstSandbox < 0 ? others.Count : firstSandbox, account);
        Number(others);
    }

    private static void Number(List<ChannelAccount> accounts)
    {
        for (var place = 0; place < accounts.Count; place++)
        {
            accounts[place].Priority = (place + 1) * 10;
        }
    }

    private void Check(ChannelAccountInput input, IReadOnlyCollection<string> stored)
    {
        if (AccountRules.Problems(input, stored, addresses.Problem) is { Count: > 0 } problems)
        {
            throw new InputException(problems);
        }
    }
}
