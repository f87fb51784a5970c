using FollowUp.Core.Audit;
using FollowUp.Core.Consent;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Privacy.Retention;

/// <summary>Removes what stands by itself: replies, entries of the audit log; addresses of old opt-outs become hashes.</summary>
internal sealed class OldRecords(Database database, IKeyedHashes hashes)
{
    private const int Batch = 500;

    public Task<int> ConversationsAsync(RetentionTurn turn, CancellationToken cancellationToken) => LoopAsync(
        turn, context => context.Set<ReceivedMessage>().Where(row => row.OrganizationId == turn.OrganizationId && row.At <= turn.Until).Take(Batch).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    public Task<int> AuditAsync(RetentionTurn turn, CancellationToken cancellationToken) => LoopAsync(
        turn, context => context.Set<AuditEntry>().Where(row => row.OrganizationId == turn.OrganizationId && row.At <= turn.Until).Take(Batch).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    /// <summary>An opt-out never ends by itself: only who it was can no longer be read.</summary>
    public Task<int> SuppressionsAsync(RetentionTurn turn, CancellationToken cancellationToken) => LoopAsync(turn, async context =>
    {
        var rows = await context.Set<Suppression>().Where(row => row.OrganizationId == turn.OrganizationId && row.Address != null && row.CreatedAt <= turn.Until)
            .OrderBy(row => row.CreatedAt).Take(Batch).ToListAsync(cancellationToken);
        rows.ForEach(row => (row.AddressHash, row.Address) = (AddressHash.Of(hashes, row.Channel, row.Address!), null));
        await context.SaveChangesAsync(cancellationToken);
        return rows.Count;
    }, cancellationToken);

    private async Task<int> LoopAsync(RetentionTurn turn, Func<FollowUpDbContext, Task<int>> remove, CancellationToken cancellationToken)
    {
        var removed = 0;
        while (await database.WriteAsync(DataScope.Of(turn.OrganizationId), remove, cancellationToken) is > 0 and var some)
        {
            removed += some;
        }

        return removed;
    }
}
