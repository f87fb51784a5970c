using System.Collections.Concurrent;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Infrastructure.Persistence.Stores.Channels;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Reports;

/// <summary>Accounts by id, read anew after a few seconds. Ids that are none are not remembered: anybody can think them up.</summary>
internal sealed class ProviderAccounts(Database database, ChannelAccountData data, IClock clock) : IProviderAccounts
{
    private static readonly Duration Freshness = Duration.FromSeconds(3);
    private readonly ConcurrentDictionary<Guid, (Instant ReadAt, ProviderAccount Account)> known = new();

    public async ValueTask<ProviderAccount?> FindAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (known.TryGetValue(accountId, out var found) && now - found.ReadAt < Freshness)
        {
            return found.Account;
        }

        await using var context = database.Open(DataScope.All);
        if (await context.Set<ChannelAccount>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == accountId, cancellationToken) is not { } row)
        {
            known.TryRemove(accountId, out _);
            return null;
        }

        var account = new ProviderAccount(new ReportingAccount(row.Id, row.OrganizationId, row.Provider), data.Open(row));
        known[accountId] = (now, account);
        return account;
    }
}
