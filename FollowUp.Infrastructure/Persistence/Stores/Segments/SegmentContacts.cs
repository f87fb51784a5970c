using System.Runtime.CompilerServices;
using FollowUp.Core.Contacts;
using FollowUp.Core.Segments;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Segments;

/// <summary>Finds the contacts for whom a rule holds, a thousand at a time in the order of their ids.</summary>
internal sealed class SegmentContacts(Database database, PersonFacts people, IClock clock)
{
    private const int Chunk = 1000;

    /// <returns>Ids of contacts; chunks may be empty.</returns>
    public async IAsyncEnumerable<IReadOnlyList<Guid>> ReadAsync(Guid organizationId, Rule rule, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var types = SegmentRules.EventTypes(rule).Distinct().ToList();
        var now = clock.GetCurrentInstant();
        var after = Guid.Empty;
        while (true)
        {
            await using var context = database.Open(organizationId);
            var ids = await context.Set<Contact>().AsNoTracking().Where(row => row.OrganizationId == organizationId && row.Id.CompareTo(after) > 0)
                .OrderBy(row => row.Id).Take(Chunk).Select(row => row.Id).ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                yield break;
            }

            var persons = await people.LoadAsync(new BatchSession(context, database.Dialect), ids, cancellationToken);
            var happened = await Happenings.LoadAsync(context, ids, types, cancellationToken);
            yield return [.. ids.Where(id => RuleEvaluator.Holds(rule, Facts(persons.GetValueOrDefault(id, Person.Unknown), [.. happened[id]], now)))];
            after = ids[^1];
        }
    }

    private static RuleFacts Facts(Person person, IReadOnlyList<Happening> happened, Instant now)
        => RuleFacts.None with { Now = now, Fields = person.Fields, Attributes = person.Attributes, Tags = person.Tags, Happened = happened };
}
