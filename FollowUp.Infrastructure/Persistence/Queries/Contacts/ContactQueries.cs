using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Contacts;

/// <summary>Reads contacts: a page costs the same number of statements however many rows it has.</summary>
internal sealed class ContactQueries(Database database) : IContactQueries
{
    /// <summary>Matches of a search, the newest first.</summary>
    private const int MostMatches = 1_000;

    public async Task<Page<ContactRow>> ListAsync(Actor actor, string? search, PageQuery page, CancellationToken cancellationToken)
    {
        page.Checked();
        await using var context = database.Open(actor);
        var contacts = context.Set<Contact>().AsNoTracking().Where(row => row.ErasedAt == null);
        int total;
        if (PrefixSearch.Term(search) is { } term)
        {
            var found = await ContactSearch.FindAsync(context, database.Provider, term, MostMatches, cancellationToken);
            total = found.Count;
            contacts = contacts.Where(contact => found.Contains(contact.Id));
        }
        else
        {
            total = await contacts.CountAsync(cancellationToken);
        }

        var rows = await contacts.OrderByDescending(contact => contact.CreatedAt).ThenByDescending(contact => contact.Id)
            .Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return new Page<ContactRow>(await RowsAsync(context, rows, cancellationToken), total);
    }

    public async Task<ContactDetail> GetAsync(Actor actor, Guid contactId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var contact = await context.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == contactId, cancellationToken)
            ?? throw new NotFoundException("contact");
        var suppressions = await SuppressionsAsync(context, [contact], cancellationToken);
        return new ContactDetail(
            contact.Id,
            contact.DisplayName,
            contact.Email,
            contact.Phone,
            contact.TimeZone,
            contact.CreatedAt,
            [.. suppressions.Select(row => row.Channel).Distinct().Order().Select(channel => channel.ToString().ToLowerInvariant())],
            await ContactTimeline.ReadAsync(context, contactId, cancellationToken));
    }

    private static async Task<List<ContactRow>> RowsAsync(FollowUpDbContext context, List<Contact> contacts, CancellationToken cancellationToken)
    {
        var ids = contacts.ConvertAll(contact => contact.Id);
        var requests = await context.Set<Request>().Where(row => ids.Contains(row.ContactId))
            .GroupBy(row => row.ContactId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var reviews = await context.Set<Review>().Where(row => ids.Contains(row.ContactId))
            .GroupBy(row => row.ContactId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var messages = await context.Set<Message>().Where(row => row.ContactId != null && ids.Contains(row.ContactId.Value) && row.SentAt != null)
            .GroupBy(row => row.ContactId!.Value).Select(group => new { group.Key, Last = group.Max(row => row.SentAt) })
            .ToDictionaryAsync(row => row.Key, row => row.Last, cancellationToken);
        var suppressed = (await SuppressionsAsync(context, contacts, cancellationToken)).ToHashSet();
        return contacts.ConvertAll(contact => new ContactRow(
            contact.Id,
            contact.DisplayName,
            contact.Email,
            contact.Phone,
            requests.GetValueOrDefault(contact.Id),
            reviews.GetValueOrDefault(contact.Id),
            messages.GetValueOrDefault(contact.Id),
            suppressed.Contains(new Suppressed(Channel.Email, contact.Email ?? "")) || suppressed.Contains(new Suppressed(Channel.Sms, contact.Phone ?? ""))));
    }

    private static async Task<List<Suppressed>> SuppressionsAsync(FollowUpDbContext context, List<Contact> contacts, CancellationToken cancellationToken)
    {
        var emails = contacts.Select(contact => contact.Email).OfType<string>().ToList();
        var phones = contacts.Select(contact => contact.Phone).OfType<string>().Distinct().ToList();
        return await context.Set<Suppression>()
            .Where(row => (row.Channel == Channel.Email && emails.Contains(row.Address!)) || (row.Channel == Channel.Sms && phones.Contains(row.Address!)))
            .Select(row => new Suppressed(row.Channel, row.Address!)).ToListAsync(cancellationToken);
    }

    private sealed record Suppressed(Channel Channel, string Address);
}
