using System.Collections.Concurrent;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>Price lists by organization, read again when their table was changed: the organization's row, which is read anyway, says so on every node at once.</summary>
internal sealed class PriceLists
{
    private readonly ConcurrentDictionary<Guid, (int Changes, PriceList Prices)> known = new();

    public async Task<IReadOnlyDictionary<Guid, PriceList>> GetAsync(FollowUpDbContext context, IReadOnlyList<Organization> organizations, CancellationToken cancellationToken)
    {
        var stale = organizations.Where(row => row.PriceChanges != (known.TryGetValue(row.Id, out var one) ? one.Changes : 0)).ToList();
        if (stale.Count > 0)
        {
            var ids = stale.ConvertAll(row => row.Id);
            var rows = (await context.Set<Price>().AsNoTracking().Where(row => ids.Contains(row.OrganizationId)).ToListAsync(cancellationToken)).ToLookup(row => row.OrganizationId);
            foreach (var organization in stale)
            {
                known[organization.Id] = (organization.PriceChanges, new PriceList(rows[organization.Id]));
            }
        }

        return organizations.Where(row => row.PriceChanges > 0).ToDictionary(row => row.Id, row => known[row.Id].Prices);
    }
}
