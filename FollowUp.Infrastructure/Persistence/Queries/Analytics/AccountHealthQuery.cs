using FollowUp.Core.Analytics;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>Sums up hand-overs by account, through the index on account and time.</summary>
internal sealed class AccountHealthQuery(Database database) : IAccountHealth
{
    private const string Accepted = "accepted";

    public async Task<IReadOnlyList<AccountHealth>> SinceAsync(Actor actor, Instant since, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var accounts = await context.Set<ChannelAccount>().AsNoTracking().OrderBy(account => account.Channel).ThenBy(account => account.Priority).ToListAsync(cancellationToken);
        var ids = accounts.Select(account => (Guid?)account.Id).ToList();
        var sums = await context.Set<Attempt>()
            .Where(attempt => ids.Contains(attempt.AccountId) && attempt.FinishedAt >= since)
            .GroupBy(attempt => attempt.AccountId)
            .Select(group => new { AccountId = group.Key, Attempts = group.Count(), Accepted = group.Sum(attempt => attempt.Outcome == Accepted ? 1 : 0) })
            .ToDictionaryAsync(sum => sum.AccountId!.Value, cancellationToken);
        var health = new List<AccountHealth>();
        foreach (var account in accounts)
        {
            var sum = sums.GetValueOrDefault(account.Id);
            var last = sum is null || sum.Attempts == sum.Accepted ? null : await LastFailureAsync(context, account.Id, since, cancellationToken);
            health.Add(new AccountHealth(
                account.Id, account.Name, account.Provider, account.Channel, account.Enabled, sum?.Attempts ?? 0, sum?.Accepted ?? 0, last?.FinishedAt, last?.Reason));
        }

        return health;
    }

    private static Task<Attempt?> LastFailureAsync(FollowUpDbContext context, Guid accountId, Instant since, CancellationToken cancellationToken)
        => context.Set<Attempt>().AsNoTracking()
            .Where(attempt => attempt.AccountId == accountId && attempt.FinishedAt >= since && attempt.Outcome != Accepted)
            .OrderByDescending(attempt => attempt.FinishedAt)
            .FirstOrDefaultAsync(cancellationToken);
}
