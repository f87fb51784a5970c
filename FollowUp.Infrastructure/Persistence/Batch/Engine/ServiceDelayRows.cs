using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Delays of service types, for flows that wait for them.</summary>
internal static class ServiceDelayRows
{
    /// <param name="organizationIds">Those whose flows ask; none of them costs no query.</param>
    /// <returns>By organization.</returns>
    public static async Task<IReadOnlyDictionary<Guid, ServiceDelays>> LoadAsync(FollowUpDbContext context, IReadOnlyCollection<Guid> organizationIds, CancellationToken cancellationToken)
    {
        if (organizationIds.Count == 0)
        {
            return new Dictionary<Guid, ServiceDelays>();
        }

        var rows = await context.Set<ServiceType>().AsNoTracking().Where(row => organizationIds.Contains(row.OrganizationId))
            .Select(row => new { row.OrganizationId, row.Name, row.DefaultDelay }).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.OrganizationId)
            .ToDictionary(group => group.Key, group => new ServiceDelays(group.DistinctBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(row => row.Name, row => row.DefaultDelay, StringComparer.OrdinalIgnoreCase)));
    }
}
