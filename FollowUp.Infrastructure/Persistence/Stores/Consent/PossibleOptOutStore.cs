using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

internal sealed class PossibleOptOutStore(Database database, OptOuts optOuts, ScanSignals signals, IClock clock) : IPossibleOptOuts
{
    public async Task<Page<PossibleOptOutRow>> ListAsync(Actor actor, bool open, PageQuery page, CancellationToken cancellationToken)
    {
        page.Checked();
        await using var context = database.Open(actor);
        var rows = context.Set<PossibleOptOut>().AsNoTracking().Where(row => open ? row.Status == PossibleOptOutStatus.Open : row.Status != PossibleOptOutStatus.Open);
        var total = await rows.CountAsync(cancellationToken);
        var ordered = open ? rows.OrderBy(row => row.At).ThenBy(row => row.Id) : rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id);
        var shown = await ordered.Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        var ids = shown.Select(row => row.ContactId).OfType<Guid>().ToList();
        var names = await context.Set<Contact>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellationToken);
        return new Page<PossibleOptOutRow>(
            shown.ConvertAll(row => new PossibleOptOutRow(
                row.Id, row.Channel, row.Address, row.ContactId, row.ContactId is { } id ? names.GetValueOrDefault(id) : null, row.Words, row.At, row.Status, row.DecidedBy, row.DecidedAt)),
            total);
    }

    public async Task<int> CountOpenAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await context.Set<PossibleOptOut>().CountAsync(row => row.Status == PossibleOptOutStatus.Open, cancellationToken);
    }

    public Task<OptOutResult> OptOutAsync(Actor actor, Guid id, CancellationToken cancellationToken)
        => DecideAsync(actor, id, PossibleOptOutStatus.OptedOut, async (context, row, now) =>
        {
            if (row.Address is null)
            {
                return new OptOutResult(0, 0, 0);
            }

            var way = new ContactWay(row.OrganizationId, row.Channel, row.Address, row.ContactId);
            var done = await optOuts.ApplyAsync(
                context,
                [new OptOut(way, SuppressionReason.OptedOut, "message taken for an opt-out") { By = new OptOutActor(actor.Id, actor.Name), Evidence = new PersonalEvidence(RecordedBy: actor.Name, Note: row.Words) }],
                now, cancellationToken);
            return new OptOutResult(done.Added.Count, done.Cancelled, await ContactOptOutStore.LeftAsync(context, [way], now, cancellationToken));
        }, cancellationToken);

    public async Task DismissAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await DecideAsync(actor, id, PossibleOptOutStatus.NoOptOut, (_, _, _) => Task.FromResult(new OptOutResult(0, 0, 0)), cancellationToken);
        signals.Wake(ScanKind.Send);
    }

    private Task<OptOutResult> DecideAsync(
        Actor actor, Guid id, PossibleOptOutStatus status, Func<FollowUpDbContext, PossibleOptOut, Instant, Task<OptOutResult>> then, CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var now = clock.GetCurrentInstant();
            var row = await context.Set<PossibleOptOut>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw new NotFoundException("possible opt-out");
            var decided = await context.Set<PossibleOptOut>().Where(one => one.Id == id && one.Status == PossibleOptOutStatus.Open).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Status, status).SetProperty(one => one.DecidedBy, actor.Name).SetProperty(one => one.DecidedAt, now), cancellationToken);
            if (decided == 0)
            {
                throw new ConflictException("Somebody else decided this already.");
            }

            var result = await then(context, row, now);
            await WakeAsync(context, row, now, cancellationToken);
            return result;
        }, cancellationToken);
    }

    /// <summary>What waited for the decision is looked at again, unless another message of the same address waits for one.</summary>
    private static async Task WakeAsync(FollowUpDbContext context, PossibleOptOut row, Instant now, CancellationToken cancellationToken)
        => await context.Set<Message>()
            .Where(message => message.OrganizationId == row.OrganizationId && message.State == MessageState.Planned && message.LastError == PossibleOptOutGate.Reason
                && (message.Address == row.Address || (row.ContactId != null && message.ContactId == row.ContactId)))
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.DueAt, now), cancellationToken);
}
