using FollowUp.Core.Analytics;
using FollowUp.Core.Consent;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Organizations;
using FollowUp.Core.Privacy;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Stores.Delivery.DeadLetters;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>Finds what somebody has to look at. Older than a month is history: it stays in the log.</summary>
internal sealed class AttentionQuery(Database database, IAccountHealth health, IClock clock)
{
    private const int MostGroups = 200;
    private static readonly Duration Reach = Duration.FromDays(30);
    private static readonly Duration HealthReach = Duration.FromHours(1);

    public async Task<IReadOnlyList<AttentionItem>> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var accounts = await health.SinceAsync(actor, now - HealthReach, cancellationToken);
        await using var context = database.Open(actor);
        AttentionItem[] items =
        [
            .. accounts.Where(account => account.Enabled && account.IsFailing).Select(OfAccount),
            .. await OverdueAsync(context, actor, now, cancellationToken),
            .. await FailedAsync(context, now - Reach, cancellationToken),
            .. await UnknownAsync(context, cancellationToken),
            .. await PossibleOptOutsAsync(context, cancellationToken),
            .. await PausedAsync(context, cancellationToken),
            .. await PendingReviewsAsync(context, cancellationToken),
        ];
        return [.. items.OrderBy(item => item.Kind).ThenByDescending(item => item.Count)];
    }

    private static AttentionItem OfAccount(AccountHealth account) => new(
        AttentionKind.AccountFailing, account.Attempts - account.Accepted, account.LastFailureAt, account.AccountId, account.Name, account.Channel, FailureReason.Of(account.LastReason));

    /// <summary>For those who may see them.</summary>
    private static async Task<IEnumerable<AttentionItem>> OverdueAsync(FollowUpDbContext context, Actor actor, Instant now, CancellationToken cancellationToken)
    {
        if (!actor.May(Role.Admin))
        {
            return [];
        }

        var overdue = context.Set<PrivacyRequest>().Where(row => row.Status == PrivacyRequestStatus.Open && row.DueAt < now);
        var count = await overdue.CountAsync(cancellationToken);
        return count == 0 ? [] : [new AttentionItem(AttentionKind.PrivacyOverdue, count, await overdue.MinAsync(row => row.DueAt, cancellationToken))];
    }

    private static async Task<IEnumerable<AttentionItem>> FailedAsync(FollowUpDbContext context, Instant since, CancellationToken cancellationToken)
    {
        var groups = await context.Set<Request>()
            .Where(request => request.Status == RequestStatus.Failed && request.CreatedAt >= since)
            .GroupBy(request => new { request.CampaignId, request.LastError })
            .Select(group => new { group.Key.CampaignId, group.Key.LastError, Count = group.Count(), Since = group.Max(request => request.CreatedAt) })
            .OrderByDescending(group => group.Count)
            .Take(MostGroups)
            .Join(context.Set<RequestCampaign>(), group => group.CampaignId, campaign => campaign.Id, (group, campaign) => new { group, campaign.Name })
            .ToListAsync(cancellationToken);
        return groups
            .GroupBy(row => (row.group.CampaignId, row.Name, Reason: FailureReason.Of(row.group.LastError)))
            .Select(same => new AttentionItem(
                AttentionKind.RequestsFailed, same.Sum(row => row.group.Count), same.Max(row => row.group.Since), same.Key.CampaignId, same.Key.Name, Reason: same.Key.Reason));
    }

    /// <summary>Of whatever origin. What a provider is still asked about settles itself and is left to the list of what was not sent.</summary>
    private async Task<IEnumerable<AttentionItem>> UnknownAsync(FollowUpDbContext context, CancellationToken cancellationToken)
    {
        var unknown = (await DeadLetterSelection.ApplyAsync(context, database.Provider, new DeadLetterFilter(DeadLetterKind.Unknown), cancellationToken)).Where(message => message.CheckAt == null);
        var count = await unknown.CountAsync(cancellationToken);
        return count == 0 ? [] : [new AttentionItem(AttentionKind.OutcomeUnknown, count, await unknown.MinAsync(message => message.UnknownAt ?? message.DueAt, cancellationToken))];
    }

    private static async Task<IEnumerable<AttentionItem>> PossibleOptOutsAsync(FollowUpDbContext context, CancellationToken cancellationToken)
    {
        var open = context.Set<PossibleOptOut>().Where(row => row.Status == PossibleOptOutStatus.Open);
        var count = await open.CountAsync(cancellationToken);
        return count == 0 ? [] : [new AttentionItem(AttentionKind.PossibleOptOuts, count, await open.MinAsync(row => row.At, cancellationToken))];
    }

    private static async Task<IEnumerable<AttentionItem>> PausedAsync(FollowUpDbContext context, CancellationToken cancellationToken)
    {
        var paused = await context.Set<RequestCampaign>()
            .Where(campaign => campaign.Status == SequenceStatus.Paused)
            .ToDictionaryAsync(campaign => campaign.Id, campaign => campaign.Name, cancellationToken);
        if (paused.Count == 0)
        {
            return [];
        }

        var waiting = await context.Set<Request>()
            .Where(request => (request.Status == RequestStatus.Scheduled || request.Status == RequestStatus.Queued) && paused.Keys.Contains(request.CampaignId))
            .GroupBy(request => request.CampaignId)
            .Select(group => new { Id = group.Key, Count = group.Count(), Since = group.Min(request => request.ScheduledAt) })
            .ToListAsync(cancellationToken);
        return waiting.Select(group => new AttentionItem(AttentionKind.CampaignPaused, group.Count, group.Since, group.Id, paused[group.Id]));
    }

    private static async Task<IEnumerable<AttentionItem>> PendingReviewsAsync(FollowUpDbContext context, CancellationToken cancellationToken)
    {
        var pending = context.Set<Review>().Where(review => review.Status == ReviewStatus.Pending);
        var count = await pending.CountAsync(cancellationToken);
        return count == 0 ? [] : [new AttentionItem(AttentionKind.ReviewsPending, count, await pending.MinAsync(review => review.SubmittedAt, cancellationToken))];
    }
}
