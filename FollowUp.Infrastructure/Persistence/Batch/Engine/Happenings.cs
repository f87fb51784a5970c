using FollowUp.Core.Events;
using FollowUp.Core.Segments;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Events of many contacts that rules and waits ask for, in one query.</summary>
internal static class Happenings
{
    /// <param name="types">Types that are asked for; none of them costs no query.</param>
    /// <returns>By contact.</returns>
    public static async Task<ILookup<Guid, Happening>> LoadAsync(
        FollowUpDbContext context, IEnumerable<Guid> contactIds, IReadOnlyCollection<string> types, CancellationToken cancellationToken)
    {
        if (types.Count == 0)
        {
            return Array.Empty<(Guid Contact, Happening Happening)>().ToLookup(row => row.Contact, row => row.Happening);
        }

        var contacts = contactIds.Distinct().Select(id => (Guid?)id).ToList();
        var rows = await context.Set<Event>().AsNoTracking()
            .Where(row => contacts.Contains(row.ContactId) && types.Contains(row.Type))
            .Select(row => new { row.ContactId, row.Type, row.OccurredAt, row.Payload })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.ContactId!.Value, row => new Happening(row.Type, row.OccurredAt, ContactEventReader.Properties(row.Payload)));
    }
}
