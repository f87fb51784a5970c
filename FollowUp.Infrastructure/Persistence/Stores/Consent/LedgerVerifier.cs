using System.Runtime.CompilerServices;
using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Verifies ledgers while lines are being added to them.</summary>
internal sealed class LedgerVerifier(Database database, IKeyedHashes hashes, IClock clock) : ILedgerChecks
{
    private const int Batch = 1000;

    public Task<LedgerReport> VerifyAsync(Actor actor, IProgress<LedgerProgress>? progress, CancellationToken cancellationToken)
        => VerifyAsync(actor.OrganizationId, progress, cancellationToken);

    public async IAsyncEnumerable<LedgerReport> VerifyAllAsync(IProgress<LedgerProgress>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<Guid> organizations;
        await using (var context = database.Open(DataScope.All))
        {
            organizations = await context.Organizations.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellationToken);
        }

        foreach (var organization in organizations)
        {
            yield return await VerifyAsync(organization, progress, cancellationToken);
        }
    }

    public async Task<LastCheck?> LastAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var head = await context.Set<ConsentHead>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return head?.CheckedAt is { } at ? new LastCheck(at, head.Problem) : null;
    }

    private async Task<LedgerReport> VerifyAsync(Guid organizationId, IProgress<LedgerProgress>? progress, CancellationToken cancellationToken)
    {
        var (walk, broken) = await WalkAsync(organizationId, progress, cancellationToken);
        if (broken is null)
        {
            // A line may be added between two looks; what is really wrong is still wrong then.
            await using var context = database.Open(organizationId);
            broken = await LedgerStates.FindAsync(context, cancellationToken) is null ? null : await LedgerStates.FindAsync(context, cancellationToken);
        }

        var report = new LedgerReport(organizationId, walk.Position, walk.Hash, clock.GetCurrentInstant(), broken);
        await database.WriteAsync(
            DataScope.Of(organizationId),
            context => context.Set<ConsentHead>().ExecuteUpdateAsync(
                set => set.SetProperty(row => row.CheckedAt, (Instant?)report.CheckedAt).SetProperty(row => row.Problem, broken == null ? null : broken.Sentence), cancellationToken),
            cancellationToken);
        return report;
    }

    private async Task<(LedgerWalk Walk, LedgerBreak? Broken)> WalkAsync(Guid organizationId, IProgress<LedgerProgress>? progress, CancellationToken cancellationToken)
    {
        await using var context = database.Open(organizationId);
        var lines = context.Set<ConsentEntry>().AsNoTracking();
        var erased = await lines.Where(row => row.Decision == ConsentDecision.Erased).GroupBy(row => row.AddressHash)
            .Select(group => new { group.Key, Last = group.Max(row => row.Position) }).ToDictionaryAsync(row => row.Key, row => row.Last, cancellationToken);
        var removed = await context.Set<ConsentCheckpoint>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var walk = new LedgerWalk(hashes, erased, removed);
        if (removed is not null && !removed.Holds(hashes))
        {
            return (walk, new LedgerBreak(LedgerBreakKind.Changed, removed.Position, "What stands for the lines that were removed by age is not as it was written."));
        }

        var start = walk.Position + 1;
        if (await lines.AnyAsync(row => row.Position < start, cancellationToken))
        {
            return (walk, new LedgerBreak(LedgerBreakKind.Changed, await lines.MinAsync(row => row.Position, cancellationToken), $"Positions begin at {start}."));
        }

        while (true)
        {
            var head = await context.Set<ConsentHead>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            var last = head?.Position ?? 0;
            while (walk.Position < last)
            {
                var from = walk.Position;
                var batch = await lines.Where(row => row.Position > from && row.Position <= last).OrderBy(row => row.Position).Take(Batch).ToListAsync(cancellationToken);
                if (batch.Count == 0)
                {
                    return (walk, await MovedAsync(lines, walk, cancellationToken) ?? new LedgerBreak(LedgerBreakKind.TailMissing, walk.Position + 1, $"The ledger is to have {last}."));
                }

                foreach (var line in batch)
                {
                    if (walk.Next(line) is { } broken)
                    {
                        return (walk, await MovedAsync(lines, walk, cancellationToken) ?? broken);
                    }
                }

                progress?.Report(new LedgerProgress(walk.Position, last));
            }

            if (head is not null && head.Hash != walk.Hash)
            {
                return (walk, new LedgerBreak(LedgerBreakKind.HeadChanged, walk.Position, "Its hash is not that of the last line."));
            }

            // A line beyond the end was added since, and then the end has moved on too.
            if (!await lines.AnyAsync(row => row.Position > last, cancellationToken))
            {
                return (walk, null);
            }

            if ((await context.Set<ConsentHead>().AsNoTracking().Select(row => (long?)row.Position).SingleOrDefaultAsync(cancellationToken) ?? 0) == last)
            {
                return (walk, new LedgerBreak(LedgerBreakKind.HeadChanged, last + 1, $"It says that there are {last} lines, and there are more."));
            }
        }
    }

    /// <summary>Whether the line that belongs next stands somewhere else.</summary>
    private static async Task<LedgerBreak?> MovedAsync(IQueryable<ConsentEntry> lines, LedgerWalk walk, CancellationToken cancellationToken)
    {
        var (due, hash) = (walk.Position + 1, walk.Hash);
        var elsewhere = await lines.Where(row => row.PreviousHash == hash && row.Position != due).Select(row => (long?)row.Position).FirstOrDefaultAsync(cancellationToken);
        return elsewhere is null ? null : new LedgerBreak(LedgerBreakKind.Moved, due, $"The line that belongs there stands at {elsewhere}.");
    }
}
