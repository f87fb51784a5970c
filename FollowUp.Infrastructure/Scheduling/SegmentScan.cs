using FollowUp.Core.Segments;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Batch.Segments;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>Enrolls contacts that come into a segment a sequence waits for. Where no active sequence does, it asks one question and is done.</summary>
internal sealed class SegmentScan(Database database, SegmentLooks looks, ScanSignals signals, IClock clock)
{
    /// <returns>How many contacts were looked at.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        List<SegmentWatch> watches;
        List<Guid> touched;
        await using (var context = database.Open(DataScope.All))
        {
            watches = await context.Set<SegmentWatch>().AsNoTracking().Where(row => row.Active).ToListAsync(cancellationToken);
            if (watches.Count == 0)
            {
                return 0;
            }

            touched = await context.Set<SegmentWatch>().Where(row => row.Active && context.Set<SegmentCheck>().Any(check => check.OrganizationId == row.OrganizationId))
                .Select(row => row.OrganizationId).Distinct().ToListAsync(cancellationToken);
        }

        var found = SegmentLook.None;
        foreach (var due in watches.Where(watch => watch.DueAt <= now).OrderBy(watch => watch.DueAt).Take(1))
        {
            found = Sum(found, await looks.PassAsync(due, now, cancellationToken));
        }

        foreach (var organizationId in touched)
        {
            found = Sum(found, await looks.CheckAsync(organizationId, now, cancellationToken));
        }

        if (found.Entries > 0)
        {
            signals.Wake(ScanKind.Events);
        }

        return found.Contacts;
    }

    private static SegmentLook Sum(SegmentLook one, SegmentLook other) => new(one.Contacts + other.Contacts, one.Entries + other.Entries);
}
