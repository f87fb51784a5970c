using FollowUp.Core.Intake;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Batch.Intake;

/// <summary>Campaigns with the flow that new requests enter.</summary>
internal sealed class CampaignEntries(FlowCache flows)
{
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<CampaignEntry>>> LoadAsync(
        FollowUpDbContext context, List<Guid> organizationIds, CancellationToken cancellationToken)
    {
        var rows = await context.Set<RequestCampaign>().AsNoTracking()
            .Where(campaign => organizationIds.Contains(campaign.OrganizationId) && campaign.Status != SequenceStatus.Archived)
            .Join(context.Set<Sequence>(), campaign => campaign.SequenceId, sequence => sequence.Id, (campaign, sequence) => new { campaign, sequence.CurrentVersionId })
            .OrderBy(row => row.campaign.CreatedAt)
            .ToListAsync(cancellationToken);
        var flowByVersion = await flows.GetAsync([.. rows.Select(row => row.CurrentVersionId!.Value).Distinct()], cancellationToken);
        return rows.GroupBy(row => row.campaign.OrganizationId).ToDictionary(
            group => group.Key,
            group => (IReadOnlyList<CampaignEntry>)[.. group.Select(row => new CampaignEntry(row.campaign, row.CurrentVersionId!.Value, flowByVersion[row.CurrentVersionId.Value]))]);
    }
}
