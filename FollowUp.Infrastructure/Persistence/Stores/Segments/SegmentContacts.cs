using System.Runtime.CompilerServices;
using FollowUp.Core.Contacts;
using FollowUp.Core.Segments;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Segments;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Segments;

/// <summary>Finds the contacts for whom a rule holds, a thousand at a time in the order of their ids.</summary>
internal sealed class SegmentContacts(Database database, SegmentFacts facts, IClock clock)
{
    private const int Chunk = 1000;

    /// <returns>Ids of contacts; chunks may be empty.</returns>
    public async IAsyncEnumerable<IReadOnlyList<Guid>> ReadAsync(Guid organizationId, Rule rule, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var after = Guid.Empty;
        while (true)
        {
            await using var context = database.Open(organizationId);
            var ids = await context.Set<Contact>().AsNoTracking().Where(row => row.OrganizationId == organizationId && row.ErasedAt == null && row.Id.CompareTo(after) > 0)
                .OrderBy(row => row.Id).Take(Chunk).Select(row => row.Id).ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                yield break;
            }

            var known = await facts.LoadAsync(context, new BatchSession(context, database.Dialect), organizationId, ids, [rule], now, cancellationToken);
            yield return [.. ids.Where(id => RuleEvaluator.Holds(rule, known[id]))];
            after = ids[^1];
        }
    }
}
