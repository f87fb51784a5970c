using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>Finds addresses whose opt-out outlived their person: it is kept as a keyed hash.</summary>
internal sealed class ErasedSuppressions(IKeyedHashes hashes)
{
    /// <summary>Those of the addresses that are suppressed so, in one query.</summary>
    public async Task<IReadOnlyDictionary<(Guid, Channel, string), SuppressionReason>> FindAsync(
        FollowUpDbContext context, IEnumerable<(Guid OrganizationId, Channel Channel, string Address)> addresses, CancellationToken cancellationToken)
    {
        var wanted = addresses.Distinct().ToLookup(one => AddressHash.Of(hashes, one.Channel, one.Address));
        var keys = wanted.Select(one => one.Key).ToList();
        var organizations = wanted.SelectMany(one => one).Select(one => one.OrganizationId).Distinct().ToList();
        var rows = await context.Set<Suppression>().AsNoTracking().Where(row => organizations.Contains(row.OrganizationId) && row.Address == null && keys.Contains(row.AddressHash!))
            .Select(row => new { row.OrganizationId, row.Channel, row.AddressHash, row.Reason }).ToListAsync(cancellationToken);
        return rows.SelectMany(row => wanted[row.AddressHash!].Where(one => one.OrganizationId == row.OrganizationId && one.Channel == row.Channel).Select(one => (one, row.Reason)))
            .ToDictionary(found => found.one, found => found.Reason);
    }
}
