using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery;

/// <summary>Messages that nobody has begun to hand over.</summary>
internal static class WaitingMessages
{
    private const int RowsInOneStatement = 5_000;

    /// <summary>Cancels those among <paramref name="which"/>, each with its event, and wakes enrollments that wait for their fate. What is being handed over is seen through.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> CancelAsync(
        FollowUpDbContext context, IIdSource ids, IQueryable<Message> which, string detail, Instant now, CancellationToken cancellationToken)
    {
        var waiting = await which.Where(row => row.State == MessageState.Planned || row.State == MessageState.Queued)
            .Select(row => row.Id).ToListAsync(cancellationToken);
        var cancelled = 0;
        foreach (var chunk in waiting.Chunk(RowsInOneStatement))
        {
            cancelled += await CancelAsync(context, ids, [.. chunk], detail, now, cancellationToken);
        }

        return cancelled;
    }

    private static async Task<int> CancelAsync(FollowUpDbContext context, IIdSource ids, List<Guid> waiting, string detail, Instant now, CancellationToken cancellationToken)
    {
        var messages = context.Set<Message>().Where(row => waiting.Contains(row.Id));
        await messages.Where(row => row.State == MessageState.Planned || row.State == MessageState.Queued).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, MessageState.Cancelled).SetProperty(row => row.LastError, detail)
                .SetProperty(row => row.LeaseId, (Guid?)null).SetProperty(row => row.LeaseUntil, (Instant?)null),
            cancellationToken);

        // One that a worker took in between is not among them.
        var cancelled = await messages.Where(row => row.State == MessageState.Cancelled)
            .Select(row => new { row.Id, row.OrganizationId, row.OriginId }).ToListAsync(cancellationToken);
        context.AddRange(cancelled.Select(row => new MessageEvent
        {
            Id = ids.NewId(),
            OrganizationId = row.OrganizationId,
            MessageId = row.Id,
            OriginId = row.OriginId,
            Type = "cancelled",
            At = now,
            Detail = detail,
        }));
        await context.SaveChangesAsync(cancellationToken);
        var origins = cancelled.Select(row => row.OriginId).Distinct().ToList();
        await context.Set<Enrollment>()
            .Where(row => origins.Contains(row.Id) && row.Status == EnrollmentStatus.Active && row.AwaitsMessages)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, now).SetProperty(row => row.AwaitsMessages, false), cancellationToken);
        return cancelled.Count;
    }
}
