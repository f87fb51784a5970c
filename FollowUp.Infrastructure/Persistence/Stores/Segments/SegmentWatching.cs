using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Segments;

/// <summary>Keeps what sequences wait for in step with their status and their published flow, in the transaction of the change.</summary>
internal static class SegmentWatching
{
    /// <summary>After publishing: a sequence that waits for the same segment as before goes on as it was.</summary>
    public static async Task PublishedAsync(FollowUpDbContext context, Sequence sequence, FlowTrigger? trigger, Instant now, CancellationToken cancellationToken)
    {
        var watch = await context.Set<SegmentWatch>().SingleOrDefaultAsync(row => row.Id == sequence.Id, cancellationToken);
        if (trigger?.EnteredSegment is not { } segmentId)
        {
            await DropAsync(context, watch, cancellationToken);
            return;
        }

        var existing = trigger.IncludeExisting ?? false;
        if (watch is not null && watch.SegmentId == segmentId && (watch.IncludeExisting || !existing))
        {
            watch.IncludeExisting = existing;
            return;
        }

        if (watch is null)
        {
            context.Add(watch = new SegmentWatch { Id = sequence.Id, OrganizationId = sequence.OrganizationId });
        }

        var left = watch.SegmentId;
        (watch.SegmentId, watch.IncludeExisting) = (segmentId, existing);
        watch.Restart(now);
        watch.Active = sequence.Status == SequenceStatus.Active;
        await context.SaveChangesAsync(cancellationToken);
        await ForgetAsync(context, sequence.OrganizationId, left, cancellationToken);
    }

    /// <summary>Who comes in meanwhile does not enter.</summary>
    public static async Task PausedAsync(FollowUpDbContext context, Sequence sequence, CancellationToken cancellationToken)
    {
        if (await context.Set<SegmentWatch>().SingleOrDefaultAsync(row => row.Id == sequence.Id, cancellationToken) is { } watch)
        {
            (watch.Active, watch.DueAt) = (false, null);
            await context.SaveChangesAsync(cancellationToken);
            await ForgetAsync(context, sequence.OrganizationId, watch.SegmentId, cancellationToken);
        }
    }

    /// <summary>Those inside by now are there already, unless they enter in any case.</summary>
    public static async Task ResumedAsync(FollowUpDbContext context, Sequence sequence, Instant now, CancellationToken cancellationToken)
        => (await context.Set<SegmentWatch>().SingleOrDefaultAsync(row => row.Id == sequence.Id, cancellationToken))?.Restart(now);

    public static async Task ArchivedAsync(FollowUpDbContext context, Sequence sequence, CancellationToken cancellationToken)
        => await DropAsync(context, await context.Set<SegmentWatch>().SingleOrDefaultAsync(row => row.Id == sequence.Id, cancellationToken), cancellationToken);

    /// <summary>The author changed the rule: nobody enters for that alone.</summary>
    public static async Task RuleChangedAsync(FollowUpDbContext context, Guid segmentId, Instant now, CancellationToken cancellationToken)
    {
        foreach (var watch in await context.Set<SegmentWatch>().Where(row => row.SegmentId == segmentId && row.Active).ToListAsync(cancellationToken))
        {
            watch.Restart(now);
        }
    }

    private static async Task DropAsync(FollowUpDbContext context, SegmentWatch? watch, CancellationToken cancellationToken)
    {
        if (watch is not null)
        {
            context.Remove(watch);
            await context.SaveChangesAsync(cancellationToken);
            await ForgetAsync(context, watch.OrganizationId, watch.SegmentId, cancellationToken);
        }
    }

    /// <summary>Removes what nobody waits for any more. Members stay over a pause, so that who enters in any case does so once.</summary>
    private static async Task ForgetAsync(FollowUpDbContext context, Guid organizationId, Guid segmentId, CancellationToken cancellationToken)
    {
        if (!await context.Set<SegmentWatch>().AnyAsync(row => row.SegmentId == segmentId, cancellationToken))
        {
            await context.Set<SegmentMember>().Where(row => row.SegmentId == segmentId).ExecuteDeleteAsync(cancellationToken);
        }

        if (!await context.Set<SegmentWatch>().AnyAsync(row => row.OrganizationId == organizationId && row.Active, cancellationToken))
        {
            await context.Set<SegmentCheck>().Where(row => row.OrganizationId == organizationId).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
