using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Whether what gates ask says the same as the ledger. The database compares, so that nothing of it need fit into memory.</summary>
internal static class LedgerStates
{
    /// <param name="context">Of one organization.</param>
    /// <returns>The first difference; null when there is none.</returns>
    public static async Task<LedgerBreak?> FindAsync(FollowUpDbContext context, CancellationToken cancellationToken)
    {
        var (states, lines) = (context.Set<ConsentState>().AsNoTracking(), context.Set<ConsentEntry>().AsNoTracking());
        // Lines go by age; never those of consent that holds.
        var removed = await context.Set<ConsentCheckpoint>().AsNoTracking().Select(row => (Instant?)row.At).SingleOrDefaultAsync(cancellationToken) ?? Instant.MinValue;
        if (await states.AnyAsync(
            state => !lines.Any(line => line.Id == state.EntryId)
                && (state.At > removed || (state.Decision == ConsentDecision.Given && (state.ExpiresAt == null || state.ExpiresAt > removed))),
            cancellationToken))
        {
            return new LedgerBreak(LedgerBreakKind.StateDiffers, 0, "It comes from a line that is not there.");
        }

        var differing = await (
            from state in states
            join line in lines on state.EntryId equals line.Id
            where state.AddressHash != line.AddressHash || state.Channel != line.Channel || state.Purpose != line.Purpose || state.Decision != line.Decision || state.At != line.At
                || (state.Basis ?? 0) != (line.Basis ?? 0) || (state.ExpiresAt == null) != (line.ExpiresAt == null) || (state.ExpiresAt != null && state.ExpiresAt != line.ExpiresAt)
            orderby line.Position
            select (long?)line.Position).FirstOrDefaultAsync(cancellationToken);
        if (differing is { } at)
        {
            return new LedgerBreak(LedgerBreakKind.StateDiffers, at, "It says something else.");
        }

        var overlooked = await (
            from line in lines
            from state in states.Where(row => row.AddressHash == line.AddressHash && row.Channel == line.Channel && row.Purpose == line.Purpose).DefaultIfEmpty()
            join told in lines on state.EntryId equals told.Id into known
            from told in known.DefaultIfEmpty()
            where state == null || line.At > state.At || (line.At == state.At && line.Position > told.Position)
            orderby line.Position
            select (long?)line.Position).FirstOrDefaultAsync(cancellationToken);
        return overlooked is { } position ? new LedgerBreak(LedgerBreakKind.StateDiffers, position, "It does not count.") : null;
    }
}
