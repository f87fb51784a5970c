using FollowUp.Core.Consent;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Privacy.Retention;

/// <summary>
/// Removes the first lines of a ledger while each is old enough, and puts a signed checkpoint in their place. It stops at
/// the first that must stay: an opt-out that is younger, or consent that still holds and is its own proof.
/// </summary>
internal sealed class OldLedgerLines(Database database, IKeyedHashes hashes)
{
    private const int Batch = 500;

    /// <param name="consentUntil">Null: lines that are no opt-outs stay for ever.</param>
    /// <param name="optOutsUntil">Null: opt-outs stay for ever.</param>
    public async Task<(int Consent, int OptOuts)> RemoveAsync(Guid organizationId, Instant? consentUntil, Instant? optOutsUntil, Instant now, CancellationToken cancellationToken)
    {
        var (consent, optOuts) = (0, 0);
        while (true)
        {
            var removed = await database.WriteAsync(DataScope.Of(organizationId), context => RemoveAsync(context, organizationId, consentUntil, optOutsUntil, now, cancellationToken), cancellationToken);
            consent += removed.Count(row => row.Decision != ConsentDecision.Withdrawn);
            optOuts += removed.Count(row => row.Decision == ConsentDecision.Withdrawn);
            if (removed.Count < Batch)
            {
                return (consent, optOuts);
            }
        }
    }

    private async Task<List<ConsentEntry>> RemoveAsync(
        FollowUpDbContext context, Guid organizationId, Instant? consentUntil, Instant? optOutsUntil, Instant now, CancellationToken cancellationToken)
    {
        var first = await context.Set<ConsentEntry>().AsNoTracking().Where(row => row.OrganizationId == organizationId).OrderBy(row => row.Position).Take(Batch).ToListAsync(cancellationToken);
        var ids = first.ConvertAll(row => row.Id);
        var holding = await context.Set<ConsentState>().Where(row => row.OrganizationId == organizationId && ids.Contains(row.EntryId)
            && row.Decision == ConsentDecision.Given && (row.ExpiresAt == null || row.ExpiresAt > now)).Select(row => row.EntryId).ToListAsync(cancellationToken);
        var old = first.TakeWhile(row => row.RecordedAt <= (row.Decision == ConsentDecision.Withdrawn ? optOutsUntil : consentUntil) && !holding.Contains(row.Id)).ToList();
        if (old.Count == 0)
        {
            return old;
        }

        var last = old[^1];
        await context.Set<ConsentEntry>().Where(row => row.OrganizationId == organizationId && row.Position <= last.Position).ExecuteDeleteAsync(cancellationToken);
        var signature = ConsentCheckpoint.Sign(hashes, organizationId, last.Position, last.Hash);
        if (await context.Set<ConsentCheckpoint>().SingleOrDefaultAsync(row => row.OrganizationId == organizationId, cancellationToken) is { } checkpoint)
        {
            (checkpoint.Position, checkpoint.Hash, checkpoint.Signature, checkpoint.At) = (last.Position, last.Hash, signature, now);
        }
        else
        {
            context.Add(new ConsentCheckpoint { OrganizationId = organizationId, Position = last.Position, Hash = last.Hash, Signature = signature, At = now });
        }

        await context.SaveChangesAsync(cancellationToken);
        return old;
    }
}
