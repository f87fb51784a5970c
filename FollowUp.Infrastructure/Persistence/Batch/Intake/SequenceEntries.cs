using FollowUp.Core.Intake;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Batch.Intake;

/// <summary>Published sequences with the flow that contacts enter.</summary>
internal sealed class SequenceEntries(FlowCache flows)
{
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<SequenceEntry>>> LoadAsync(
        FollowUpDbContext context, List<Guid> organizationIds, CancellationToken cancellationToken)
    {
        var rows = await context.Set<Sequence>().AsNoTracking()
            .Where(row => organizationIds.Contains(row.OrganizationId) && row.Kind == SequenceKind.Designed
                && (row.Status == SequenceStatus.Active || row.Status == SequenceStatus.Paused) && row.CurrentVersionId != null)
            .OrderBy(row => row.CreatedAt)
            .Select(row => new { row.Id, row.OrganizationId, row.Name, row.Status, VersionId = row.CurrentVersionId!.Value })
            .ToListAsync(cancellationToken);
        var flowByVersion = await flows.GetAsync([.. rows.Select(row => row.VersionId).Distinct()], cancellationToken);
        return rows.GroupBy(row => row.OrganizationId).ToDictionary(
            group => group.Key,
            group => (IReadOnlyList<SequenceEntry>)[.. group.Select(row => new SequenceEntry(row.Id, row.Name, row.Status, row.VersionId, flowByVersion[row.VersionId]))]);
    }
}
