using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Requests;

/// <summary>Campaigns with what came of them: three statements, however many campaigns.</summary>
internal static class RequestCampaignList
{
    public static async Task<Page<RequestCampaignRow>> ReadAsync(
        FollowUpDbContext context, SequenceStatus? status, string? search, PageQuery page, CancellationToken cancellationToken)
    {
        var campaigns = context.Set<RequestCampaign>().AsNoTracking();
        if (status is { } wanted)
        {
            campaigns = campaigns.Where(campaign => campaign.Status == wanted);
        }

        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = search.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Becomes LOWER in SQL: LIKE minds case on one database and not on another.
            campaigns = campaigns.Where(campaign => campaign.Name.ToLower().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862
        }

        var total = await campaigns.CountAsync(cancellationToken);
        var rows = await campaigns.OrderByDescending(campaign => campaign.CreatedAt).ThenByDescending(campaign => campaign.Id)
            .Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        var counts = await CountAsync(context, rows.ConvertAll(campaign => campaign.Id), cancellationToken);
        return new Page<RequestCampaignRow>(rows.ConvertAll(campaign => Row(campaign, counts[campaign.Id])), total);
    }

    private static async Task<ILookup<Guid, StatusCount>> CountAsync(FollowUpDbContext context, List<Guid> campaignIds, CancellationToken cancellationToken)
        => (await context.Set<Request>().Where(request => campaignIds.Contains(request.CampaignId))
            .GroupBy(request => new { request.CampaignId, request.Status })
            .Select(group => new StatusCount(
                group.Key.CampaignId, group.Key.Status, group.Count(), group.Count(request => request.FirstSentAt != null), group.Count(request => request.ClickedAt != null)))
            .ToListAsync(cancellationToken)).ToLookup(count => count.CampaignId);

    private static RequestCampaignRow Row(RequestCampaign campaign, IEnumerable<StatusCount> counts)
    {
        var all = counts.ToList();
        return new RequestCampaignRow(
            campaign.Id,
            campaign.Name,
            campaign.Status,
            campaign.Channel,
            campaign.Delay,
            campaign.ReminderEnabled,
            campaign.MaxReminders,
            all.Sum(count => count.Requests),
            all.Sum(count => count.Sent),
            all.Sum(count => count.Clicked),
            all.Where(count => count.Status == RequestStatus.Submitted).Sum(count => count.Requests),
            all.Where(count => count.Status == RequestStatus.Failed).Sum(count => count.Requests));
    }

    private sealed record StatusCount(Guid CampaignId, RequestStatus Status, int Requests, int Sent, int Clicked);
}
