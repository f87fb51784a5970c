using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Queries.Contacts;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Requests;

/// <summary>
/// Finds requests by what a person types: a request's id, the beginning of an order id, a contact, or a part of a product's
/// name. Each way looks at a bounded number of rows, so that a search costs about the same with a million requests; the
/// newest matches win.
/// </summary>
internal static class RequestSearch
{
    private const int MostMatches = 500;
    private const int MostContacts = 200;

    /// <summary>Products are looked for among the latest requests only: no index finds a part of a name.</summary>
    private const int LatestForProducts = 20_000;

    public static async Task<IQueryable<Request>> NarrowAsync(
        FollowUpDbContext context, DatabaseProvider provider, IQueryable<Request> requests, string? search, CancellationToken cancellationToken)
    {
        if (PrefixSearch.Term(search) is not { } term)
        {
            return requests;
        }

        if (Guid.TryParse(term, out var id))
        {
            return requests.Where(request => request.Id == id);
        }

        var all = context.Set<Request>().AsNoTracking();
        var byOrder = await Newest(all.StartingWith(provider, request => request.OrderId, term.TrimStart('#')), cancellationToken);
        var contacts = await ContactSearch.FindAsync(context, provider, term, MostContacts, cancellationToken);
        var byContact = await Newest(all.Where(request => contacts.Contains(request.ContactId)), cancellationToken);
        var found = byOrder.Concat(byContact).Concat(await ByProductAsync(all, term, cancellationToken)).Distinct().ToList();
        return requests.Where(request => found.Contains(request.Id));
    }

    private static Task<List<Guid>> ByProductAsync(IQueryable<Request> all, string term, CancellationToken cancellationToken)
    {
        var part = term.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Becomes LOWER in SQL: LIKE minds case on one database and not on another.
        return all.OrderByDescending(request => request.CreatedAt).ThenByDescending(request => request.Id).Take(LatestForProducts)
            .Where(request => request.Product.ToLower().Contains(part))
            .Select(request => request.Id).Take(MostMatches).ToListAsync(cancellationToken);
#pragma warning restore CA1304, CA1311, CA1862
    }

    private static Task<List<Guid>> Newest(IQueryable<Request> requests, CancellationToken cancellationToken)
        => requests.OrderByDescending(request => request.CreatedAt).ThenByDescending(request => request.Id)
            .Select(request => request.Id).Take(MostMatches).ToListAsync(cancellationToken);
}
