using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Contacts;

/// <summary>Reads contacts: a page costs the same number of statements however many rows it has.</summary>
internal sealed class ContactQueries(Database database, IKeyedHashes hashes) : IContactQueries
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
            await ContactTimeline.ReadAsync(context, contactId, cancellationToken)) { Country = contact.Country, State = contact.State };
    }

    private async Task<List<ContactRow>> RowsAsync(FollowUpDbContext context, List<Contact> contacts, CancellationToken cancellationToken)
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
            Ways(contact).Any(suppressed.Contains)));
    }

    private async Task<List<Suppressed>> SuppressionsAsync(FollowUpDbContext context, List<Contact> contacts, CancellationToken cancellationToken)
    {
        var wanted = contacts.SelectMany(Ways).Select(way => way.Hash).Distinct().ToList();
        var rows = await context.Set<Suppression>().Where(row => wanted.Contains(row.AddressHash!)).Select(row => new { row.Channel, row.AddressHash }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Suppressed(row.Channel, row.AddressHash!));
    }

    private IEnumerable<Suppressed> Ways(Contact contact)
    {
        if (contact.Email is { } email)
        {
            yield return new Suppressed(Channel.Email, AddressHash.Of(hashes, Channel.Email, email));
        }

        if (contact.Phone is { } phone)
        {
            var hash = AddressHash.Of(hashes, Channel.Sms, phone);
            yield return new Suppressed(Channel.Sms, hash);
            yield return new Suppressed(Channel.WhatsApp, hash);
        }
    }

    private sealed record Suppressed(Channel Channel, string Hash);
}
