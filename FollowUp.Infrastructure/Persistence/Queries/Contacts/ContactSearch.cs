using FollowUp.Core.Contacts;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Contacts;

/// <summary>Finds contacts by what a person types: the beginning of an address or number, or a part of a name.</summary>
internal static class ContactSearch
{
    private const int MostWords = 3;

    /// <summary>The newest matches, at most so many.</summary>
    public static Task<List<Guid>> FindAsync(FollowUpDbContext context, DatabaseProvider provider, string term, int most, CancellationToken cancellationToken)
    {
        var contacts = context.Set<Contact>().AsNoTracking();
        var lower = term.ToLowerInvariant();
        contacts = lower.Contains('@') ? contacts.StartingWith(provider, contact => contact.Email, lower)
            : PhoneNumber.Normalise(term) is { } number ? contacts.Where(contact => contact.Phone == number)
            : lower[0] == '+' ? contacts.Where(contact => contact.Phone!.StartsWith(lower))
            : ByWords(contacts, lower);
        return contacts.OrderByDescending(contact => contact.CreatedAt).ThenByDescending(contact => contact.Id)
            .Take(most).Select(contact => contact.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Each word is part of a name, or the address begins with it.</summary>
    private static IQueryable<Contact> ByWords(IQueryable<Contact> contacts, string lower)
    {
        foreach (var word in lower.Split(' ', MostWords, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
#pragma warning disable CA1304, CA1311, CA1862 // Becomes LOWER in SQL: LIKE minds case on one database and not on another.
            contacts = contacts.Where(contact =>
                contact.Email!.StartsWith(word) || contact.FirstName!.ToLower().Contains(word) || contact.LastName!.ToLower().Contains(word));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return contacts;
    }
}
