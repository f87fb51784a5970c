using FollowUp.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Audit;

/// <summary>
/// Finds entries by how a name or an action begins. What few entries begin with is read from the index of the text; what
/// many begin with is met soon when entries are read newest first. Neither sorts more rows than a list counts.
/// </summary>
internal static class AuditSearch
{
    /// <param name="found">Entries that the other filters leave.</param>
    /// <param name="most">No more are counted.</param>
    /// <param name="wanted">Of what more begin with, so many are told, the newest.</param>
    /// <returns>Newest first, and how many there are.</returns>
    public static async Task<(List<AuditPlace> Places, int Total)> FindAsync(IQueryable<AuditEntry> found, DatabaseProvider provider, string term, int most, int wanted, CancellationToken cancellationToken)
    {
        var action = term.ToLowerInvariant().Replace(' ', '_');

        // Without its index a text is only looked at, not looked up: databases then keep to the order of time.
        var named = await NewestAsync(found.StartingWith(provider, row => row.SubjectName, term), found.StartingWith(provider, row => row.SubjectName!.Substring(0), term), most, wanted, cancellationToken);
        var done = await NewestAsync(found.StartingWith(provider, row => row.Action, action), found.StartingWith(provider, row => row.Action.Substring(0), action), most, wanted, cancellationToken);
        var places = named.Places.Union(done.Places).OrderByDescending(place => place.At).ThenByDescending(place => place.Id).ToList();
        return (places, named.All && done.All ? Math.Min(places.Count, most) : most);
    }

    private static async Task<(List<AuditPlace> Places, bool All)> NewestAsync(IQueryable<AuditEntry> lookedUp, IQueryable<AuditEntry> lookedAt, int most, int wanted, CancellationToken cancellationToken)
    {
        var places = await lookedUp.Select(row => new AuditPlace(row.At, row.Id)).Take(most + 1).ToListAsync(cancellationToken);
        return places.Count <= most
            ? (places, true)
            : (await lookedAt.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Select(row => new AuditPlace(row.At, row.Id)).Take(wanted).ToListAsync(cancellationToken), false);
    }
}
