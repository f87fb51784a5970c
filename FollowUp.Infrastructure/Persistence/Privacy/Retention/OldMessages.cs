using FollowUp.Core.Delivery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Privacy.Retention;

/// <summary>Takes words and logs off messages that are old enough. The messages themselves stay: figures are counted from them.</summary>
internal sealed class OldMessages(Database database)
{
    private const int Batch = 500;

    public Task<int> ContentsAsync(RetentionTurn turn, CancellationToken cancellationToken) => WalkAsync(turn, async (context, ids) =>
    {
        var removed = await context.Set<MessageContent>().Where(row => ids.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken);
        await context.Set<MessageAttachment>().Where(row => ids.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken);
        await context.Set<Message>().Where(row => ids.Contains(row.Id) && row.Data != "{}").ExecuteUpdateAsync(set => set.SetProperty(row => row.Data, "{}"), cancellationToken);
        return removed;
    }, cancellationToken);

    public Task<int> LogsAsync(RetentionTurn turn, CancellationToken cancellationToken) => WalkAsync(turn, async (context, ids) =>
        await context.Set<Attempt>().Where(row => ids.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken)
        + await context.Set<VerdictRecord>().Where(row => ids.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken)
        + await context.Set<MessageEvent>().Where(row => ids.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    /// <summary>Messages of the time in their order; what has not ended is left alone.</summary>
    private async Task<int> WalkAsync(RetentionTurn turn, Func<FollowUpDbContext, List<Guid>, Task<int>> remove, CancellationToken cancellationToken)
    {
        var (removed, at, after) = (0, turn.Since, Guid.Empty);
        while (true)
        {
            var batch = await database.WriteAsync(DataScope.Of(turn.OrganizationId), async context =>
            {
                var rows = await context.Set<Message>().AsNoTracking()
                    .Where(row => row.OrganizationId == turn.OrganizationId && row.PlannedAt <= turn.Until && (row.PlannedAt > at || (row.PlannedAt == at && row.Id.CompareTo(after) > 0)))
                    .OrderBy(row => row.PlannedAt).ThenBy(row => row.Id).Take(Batch)
                    .Select(row => new { row.Id, row.PlannedAt, row.State }).ToListAsync(cancellationToken);
                var over = rows.Where(row => row.State is not (MessageState.Planned or MessageState.Queued or MessageState.Sending or MessageState.Unknown)).Select(row => row.Id).ToList();
                removed += await remove(context, over);
                return rows;
            }, cancellationToken);
            if (batch.Count < Batch)
            {
                return removed;
            }

            (at, after) = (batch[^1].PlannedAt, batch[^1].Id);
        }
    }
}
