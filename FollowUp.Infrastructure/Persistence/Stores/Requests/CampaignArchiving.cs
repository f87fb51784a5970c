using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
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
        await CancelMessagesAsync(campaign, detail, cancellationToken);
        await CancelRequestsAsync(campaign, detail, cancellationToken);
        await context.Set<Enrollment>()
            .Where(row => row.SequenceId == campaign.SequenceId && (row.Status == EnrollmentStatus.Active || row.Status == EnrollmentStatus.Held))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, EnrollmentStatus.Exited).SetProperty(row => row.StopReason, "archived")
                    .SetProperty(row => row.EndedAt, now).SetProperty(row => row.DueAt, (Instant?)null).SetProperty(row => row.AwaitsMessages, false),
                cancellationToken);
    }

    private async Task CancelMessagesAsync(RequestCampaign campaign, string detail, CancellationToken cancellationToken)
    {
        var inside = context.Set<Enrollment>().Where(row => row.SequenceId == campaign.SequenceId).Select(row => row.Id);
        var waiting = await context.Set<Message>()
            .Where(row => (row.State == MessageState.Planned || row.State == MessageState.Queued) && row.Origin == OriginKind.Enrollment && inside.Contains(row.OriginId))
            .Select(row => new { row.Id, row.OriginId }).ToListAsync(cancellationToken);
        foreach (var chunk in waiting.Chunk(RowsInOneStatement))
        {
            // Only what still waits is cancelled and gets its event: a worker may have taken one in between.
            var keys = chunk.Select(row => row.Id).ToList();
            var messages = context.Set<Message>().Where(row => keys.Contains(row.Id));
            await messages.Where(row => row.State == MessageState.Planned || row.State == MessageState.Queued).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, MessageState.Cancelled).SetProperty(row => row.LastError, detail)
                    .SetProperty(row => row.LeaseId, (Guid?)null).SetProperty(row => row.LeaseUntil, (Instant?)null),
                cancellationToken);
            var cancelled = (await messages.Where(row => row.State == MessageState.Cancelled).Select(row => row.Id).ToListAsync(cancellationToken)).ToHashSet();
            await new BatchSession(context, dialect).InsertAsync(
                "MessageEvents",
                chunk.Where(row => cancelled.Contains(row.Id))
                    .Select(row => new MessageEventRow(ids.NewId(), campaign.OrganizationId, row.Id, row.OriginId, "cancelled", now, detail)).ToList(),
                cancellationToken);
        }
    }

    private async Task CancelRequestsAsync(RequestCampaign campaign, string detail, CancellationToken cancellationToken)
    {
        var requests = context.Set<Request>().Where(row => row.CampaignId == campaign.Id);
        var waiting = requests.Where(row => row.Status == RequestStatus.Scheduled || row.Status == RequestStatus.Queued);
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
