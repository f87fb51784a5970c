using System.Collections.Concurrent;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Routing;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Stores.Channels;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery;

/// <summary>Accounts by organization and channel, read anew after a few seconds.</summary>
internal sealed class ChannelDirectory(Database database, ChannelAccountData data, IClock clock) : IChannelDirectory
{
    private static readonly Duration Freshness = Duration.FromSeconds(3);
    private readonly ConcurrentDictionary<(Guid, Channel), (Instant ReadAt, IReadOnlyList<ChannelRoute> Routes)> known = new();

    public async ValueTask<IReadOnlyList<ChannelRoute>> FindAsync(Guid organizationId, Channel channel, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (known.TryGetValue((organizationId, channel), out var found) && now - found.ReadAt < Freshness)
        {
            return found.Routes;
        }

        await using var context = database.Open(organizationId);
        var accounts = await context.Set<ChannelAccount>().AsNoTracking()
            .Where(account => account.Channel == channel && account.Enabled)
            .OrderBy(account => account.Priority).ThenBy(account => account.Id)
            .ToListAsync(cancellationToken);
        IReadOnlyList<ChannelRoute> routes = [.. accounts.Select(Route)];
        known[(organizationId, channel)] = (now, routes);
        return routes;
    }

    /// <summary>The account ready for use, its secrets decrypted.</summary>
    public ChannelRoute Route(ChannelAccount account)
    {
        var opened = data.Open(account);
        return new ChannelRoute(account.Provider, account.From, account.FromName, opened, SendRate.Of(account.Provider, account.Channel, opened.Settings));
    }
}
