using FollowUp.Core.Segments;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Segments;

/// <summary>Loads what rules of segments look at, five queries for many contacts of one organization.</summary>
internal sealed class SegmentFacts(PersonFacts people)
{
    public async Task<IReadOnlyDictionary<Guid, RuleFacts>> LoadAsync(
        FollowUpDbContext context, BatchSession session, Guid organizationId, IReadOnlyList<Guid> contactIds, IEnumerable<Rule> rules, Instant now, CancellationToken cancellationToken)
    {
        var zone = await context.Organizations.AsNoTracking().Where(row => row.Id == organizationId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
        var persons = await people.LoadAsync(session, contactIds, cancellationToken);
        var happened = await Happenings.LoadAsync(context, contactIds, [.. rules.SelectMany(SegmentRules.EventTypes).Distinct()], cancellationToken);
        return contactIds.ToDictionary(id => id, id =>
        {
            var person = persons.GetValueOrDefault(id, Person.Unknown);
            return RuleFacts.None with
            {
                Now = now,
                Zone = EnrollmentFacts.Zone(null, person, zone),
                Fields = person.Fields,
                Attributes = person.Attributes,
                Tags = person.Tags,
                Happened = [.. happened[id]],
            };
        });
    }
}
