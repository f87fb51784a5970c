using FollowUp.Core.Audit;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Delivery.Unknown;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery.DeadLetters;

/// <summary>Dead letters of one organization; each command is a transaction, and one over many is a transaction for every 500.</summary>
internal sealed class DeadLetterStore(Database database, IUnknownMessages unknown, IIdSource ids, IClock clock, ScanSignals signals) : IDeadLetters
{
    private const int Batch = 500;

    public async Task<Page<DeadLetter>> ListAsync(Actor actor, DeadLetterFilter filter, PageQuery page, CancellationToken cancellationToken)
    {
        page.Checked();
        await using var context = database.Open(actor);
        var messages = await DeadLetterSelection.ApplyAsync(context, database.Provider, filter, cancellationToken);
        return new Page<DeadLetter>(await DeadLetterRows.ReadAsync(context, messages, page, cancellationToken), await messages.CountAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<DeadLetterGroup>> GroupsAsync(Actor actor, DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await DeadLetterRows.GroupsAsync(await DeadLetterSelection.ApplyAsync(context, database.Provider, filter, cancellationToken), cancellationToken);
    }

    public async Task RetryAsync(Actor actor, Guid messageId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        var (state, taken) = await FindAsync(actor, messageId, cancellationToken);
        if (state == MessageState.Unknown)
        {
            throw new ConflictException("It is not known whether the message was sent. Say what became of it instead.");
        }

        if (taken || await RetryAsync(actor, [messageId], cancellationToken) == 0)
        {
            throw new ConflictException(taken ? "A provider took the message, so it is not sent again as it is." : "The message did not fail.");
        }
    }

    public Task<int> RetryAllAsync(Actor actor, DeadLetterFilter filter, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken)
        => ForAllAsync(actor, filter, batch => RetryAsync(actor, batch, cancellationToken), progress, cancellationToken);

    public async Task DismissAsync(Actor actor, Guid messageId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        var (state, _) = await FindAsync(actor, messageId, cancellationToken);
        if (state == MessageState.Unknown)
        {
            throw new ConflictException("It is not known whether the message was sent. Say what became of it instead.");
        }

        if (await DismissAsync(actor, [messageId], cancellationToken) == 0)
        {
            throw new ConflictException("The message did not fail, or was dismissed already.");
        }
    }

    public Task<int> DismissAllAsync(Actor actor, DeadLetterFilter filter, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken)
        => ForAllAsync(actor, filter, batch => DismissAsync(actor, batch, cancellationToken), progress, cancellationToken);

    public async Task SettleAsync(Actor actor, Guid messageId, SettledAs outcome, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        await FindAsync(actor, messageId, cancellationToken);
        Settlement settlement = outcome switch
        {
            SettledAs.Sent => new Settlement.Sent(messageId, null, $"{actor.Name} says that it was sent."),
            SettledAs.Again => new Settlement.Again(messageId, null, $"{actor.Name} asked to send it again."),
            SettledAs.Failed => new Settlement.Failed(messageId, $"{actor.Name} left it as failed."),
            _ => throw new InputException("outcome", "must be sent, again or failed"),
        };
        if (await unknown.SettleAsync([settlement], clock.GetCurrentInstant(), cancellationToken) == 0)
        {
            throw new ConflictException("The message is not in doubt.");
        }

        await database.WriteAsync(DataScope.Of(actor), context =>
        {
            context.Audit(new AuditNote("message.settled", messageId, After: new { As = outcome }));
            return Task.CompletedTask;
        }, cancellationToken);
    }

    private async Task<(MessageState State, bool Taken)> FindAsync(Actor actor, Guid messageId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var found = await context.Set<Message>().Where(row => row.Id == messageId).Select(row => new { row.State, row.SentAt }).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("message");
        return (found.State, found.SentAt is not null);
    }

    private async Task<int> ForAllAsync(
        Actor actor, DeadLetterFilter filter, Func<Guid[], Task<int>> change, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        List<Guid> wanted;
        await using (var context = database.Open(actor))
        {
            wanted = await (await DeadLetterSelection.ApplyAsync(context, database.Provider, filter, cancellationToken))
                .OrderBy(row => row.DueAt).Select(row => row.Id).ToListAsync(cancellationToken);
        }

        var (changed, done) = (0, 0);
        foreach (var batch in wanted.Chunk(Batch))
        {
            changed += await change(batch);
            done += batch.Length;
            progress?.Report((done, wanted.Count));
        }

        return changed;
    }

    private async Task<int> RetryAsync(Actor actor, Guid[] batch, CancellationToken cancellationToken)
    {
        var retried = await database.WriteAsync(
            DataScope.Of(actor),
            async context => Noted(
                context, "message.retried", batch,
                await DeadLetterChanges.RetryAsync(new BatchSession(context, database.Dialect), context, ids, actor, batch, clock.GetCurrentInstant(), cancellationToken)),
            cancellationToken);
        signals.Wake(ScanKind.Send);
        signals.Wake(ScanKind.Advance);
        return retried;
    }

    private Task<int> DismissAsync(Actor actor, Guid[] batch, CancellationToken cancellationToken)
        => database.WriteAsync(
            DataScope.Of(actor),
            async context => Noted(
                context, "message.dismissed", batch,
                await DeadLetterChanges.DismissAsync(new BatchSession(context, database.Dialect), ids, actor, batch, clock.GetCurrentInstant(), cancellationToken)),
            cancellationToken);

    /// <summary>One entry for a batch; what happened to each message stands in its own history.</summary>
    private static int Noted(FollowUpDbContext context, string action, Guid[] batch, int changed)
    {
        if (changed > 0)
        {
            context.Audit(new AuditNote(action, batch.Length == 1 ? batch[0] : null, After: new { Count = changed }));
        }

        return changed;
    }
}
