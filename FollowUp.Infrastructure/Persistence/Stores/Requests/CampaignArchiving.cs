using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Engine;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Requests;

/// <summary>Ends everything that is still under way in a campaign. What is being handed over at the moment is seen through.</summary>
internal sealed class CampaignArchiving(FollowUpDbContext context, Dialect dialect, IIdSource ids, Instant now)
{
    private const int RowsInOneStatement = 5_000;

    public async Task RunAsync(RequestCampaign campaign, Actor actor, CancellationToken cancellationToken)
    {
        var detail = $"The campaign was archived by {actor.Name}.";
        await CancelRequestsAsync(campaign, detail, cancellationToken);
        await EnrollmentLeaving.LeaveAsync(
            context, ids, context.Set<Enrollment>().Where(row => row.SequenceId == campaign.SequenceId), "archived", detail, now, cancellationToken);
    }

    private async Task CancelRequestsAsync(RequestCampaign campaign, string detail, CancellationToken cancellationToken)
    {
        var requests = context.Set<Request>().Where(row => row.CampaignId == campaign.Id);
        var waiting = requests.Where(row => (row.Status == RequestStatus.Scheduled || row.Status == RequestStatus.Queued)
            && !context.Set<Message>().Any(message => message.OriginId == row.EnrollmentId && message.State == MessageState.Sending));
        var cancelled = await waiting.Select(row => row.Id).ToListAsync(cancellationToken);
        await waiting.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, RequestStatus.Cancelled).SetProperty(row => row.LastError, detail), cancellationToken);
        await requests.Where(row => row.NextReminderAt != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextReminderAt, (Instant?)null), cancellationToken);
        foreach (var chunk in cancelled.Chunk(RowsInOneStatement))
        {
            await new BatchSession(context, dialect).InsertAsync(
                "RequestEvents",
                chunk.Select(id => new RequestEventRow(ids.NewId(), campaign.OrganizationId, id, "cancelled", now, detail)).ToList(),
                cancellationToken);
        }
    }
}
