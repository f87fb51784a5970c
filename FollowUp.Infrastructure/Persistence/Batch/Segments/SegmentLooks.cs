using FollowUp.Core.Contacts;
using FollowUp.Core.Segments;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Segments;

/// <summary>Looks at contacts of one organization in one transaction: at those something happened to, and page by page at all of them.</summary>
internal sealed class SegmentLooks(Database database, SegmentMembers members)
{
    private const int Page = 500;

    /// <summary>How often all contacts are looked at where the answer of a rule changes with time alone.</summary>
    private static readonly Duration Interval = Duration.FromHours(1);

    private static readonly HashSet<Guid> Nobody = [];

    /// <returns>Contacts looked at, and entries asked for.</returns>
    public Task<SegmentLook> CheckAsync(Guid organizationId, Instant now, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.All, async context =>
        {
            var watches = await TakeTurnAsync(context, organizationId, now, cancellationToken);
            var checks = watches.TrueForAll(watch => watch.Ready) ? await SegmentChecks.OldestAsync(context, organizationId, Page, cancellationToken) : [];
            if (checks.Count == 0)
            {
                return SegmentLook.None;
            }

            var session = new BatchSession(context, database.Dialect);
            var entries = await members.UpdateAsync(context, session, [.. checks.Select(check => check.ContactId).Distinct()], watches, null, Nobody, now, cancellationToken);
            await SegmentChecks.RemoveAsync(session, checks, cancellationToken);
            return new SegmentLook(checks.Count, entries);
        }, cancellationToken);

    /// <summary>Looks at the next page of all contacts for a watch that is due.</summary>
    /// <returns>At least one contact, so that the caller comes again.</returns>
    public Task<SegmentLook> PassAsync(SegmentWatch due, Instant now, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.All, async context =>
        {
            var watches = await TakeTurnAsync(context, due.OrganizationId, now, cancellationToken);
            if (watches.Find(watch => watch.Id == due.Id) is not { DueAt: { } at } watch || at > now)
            {
                return new SegmentLook(1, 0);
            }

            var contacts = await context.Set<Contact>().AsNoTracking().Where(row => row.OrganizationId == watch.OrganizationId && row.ErasedAt == null && row.Id.CompareTo(watch.After) > 0)
                .OrderBy(row => row.Id).Take(Page).Select(row => new { row.Id, row.CreatedAt }).ToListAsync(cancellationToken);
            var newcomers = contacts.Where(contact => contact.CreatedAt > watch.Since).Select(contact => contact.Id).ToHashSet();
            var entries = await members.UpdateAsync(
                context, new BatchSession(context, database.Dialect), contacts.ConvertAll(contact => contact.Id), watches.FindAll(one => one.SegmentId == watch.SegmentId), watch,
                newcomers, now, cancellationToken);
            await AdvanceAsync(context, watch, contacts.Count < Page ? null : contacts[^1].Id, now, cancellationToken);
            return new SegmentLook(contacts.Count + 1, entries);
        }, cancellationToken);

    /// <summary>Nodes take turns in an organization: what one of them finds is never older than what another has written.</summary>
    private static async Task<List<SegmentWatch>> TakeTurnAsync(FollowUpDbContext context, Guid organizationId, Instant now, CancellationToken cancellationToken)
    {
        await context.Set<SegmentWatch>().Where(row => row.OrganizationId == organizationId && row.Active)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LookedAt, now), cancellationToken);
        return await context.Set<SegmentWatch>().AsNoTracking().Where(row => row.OrganizationId == organizationId && row.Active).ToListAsync(cancellationToken);
    }

    /// <param name="after">Null at the end of the pass.</param>
    private static async Task AdvanceAsync(FollowUpDbContext context, SegmentWatch watch, Guid? after, Instant now, CancellationToken cancellationToken)
    {
        var rules = after is null ? await SegmentRules.GetAsync(context, [watch.SegmentId], cancellationToken) : new Dictionary<Guid, Rule>();
        var due = after is not null ? now : rules.Values.Any(rule => rule.ChangesWithTime) ? now + Interval : (Instant?)null;
        await context.Set<SegmentWatch>().Where(row => row.Id == watch.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.After, after ?? Guid.Empty).SetProperty(row => row.Ready, row => row.Ready || after == null).SetProperty(row => row.DueAt, due),
            cancellationToken);
    }
}

/// <summary>What one look came to.</summary>
internal sealed record SegmentLook(int Contacts, int Entries)
{
    public static readonly SegmentLook None = new(0, 0);
}
