using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Simulation;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Simulation;

/// <summary>Loads the contacts of a dry run as they are now, with what happened to them before and since.</summary>
internal sealed class DryRunContacts(Database database, PersonFacts people, SendHours hours, ConsentStandings consents, AddressStandings standings)
{
    /// <summary>Concern the enrollment that sent a message, and no simulated one.</summary>
    private static readonly HashSet<string> OfMessages = new(StringComparer.Ordinal) { "opened", "clicked", "replied" };

    /// <summary>What is the same for all contacts.</summary>
    public static async Task<DryRunGround> PrepareAsync(
        FollowUpDbContext context, Organization organization, SequenceEntry sequence, Instant from, Instant to, CancellationToken cancellationToken)
    {
        var filters = (sequence.Flow.Trigger?.Filters ?? []).SelectMany(rule => rule.Walk()).ToList();
        var segments = await SegmentRules.GetAsync(context, [.. filters.Select(rule => rule.Segment).OfType<Guid>().Concat(sequence.Flow.Needs.Segments).Distinct()], cancellationToken);
        var settings = sequence.Flow.Settings;
        var types = filters.Select(rule => rule.Event).OfType<string>().Concat(sequence.Flow.Needs.EventTypes).Concat(segments.Values.SelectMany(SegmentRules.EventTypes))
            .Concat((settings?.Exits ?? []).Select(exit => exit.Type).OfType<string>()).Append("opted_out").Concat(settings?.Goal is { } goal ? [goal] : [])
            .Where(type => !OfMessages.Contains(type)).Distinct().ToList();
        return new DryRunGround(organization, sequence, segments, types, from, to) { SessionSteps = await SimulationSessions.StepsAsync(context, sequence.Flow, cancellationToken) };
    }

    public async Task<IReadOnlyDictionary<Guid, DryRunContact>> LoadAsync(FollowUpDbContext context, DryRunGround ground, IReadOnlyList<Guid> contactIds, CancellationToken cancellationToken)
    {
        var session = new BatchSession(context, database.Dialect);
        var persons = await people.LoadAsync(session, contactIds, cancellationToken);
        var happened = await Happenings.LoadAsync(context, contactIds, ground.EventTypes, cancellationToken);
        var history = await HistoryAsync(context, ground, contactIds, cancellationToken);
        var known = persons.ToList();
        var addressed = known.ConvertAll(pair => (IReadOnlyDictionary<Channel, string>)SimulationFacts.Addresses(pair.Value));
        var standing = await SimulationFacts.StandingsAsync(
            session, standings, ground.Organization.Id, addressed.SelectMany(one => one).Select(pair => (pair.Key, pair.Value)), ground.To, cancellationToken);
        var inbound = ground.SessionSteps is null ? null : await SimulationSessions.InboundAsync(context, addressed, cancellationToken);
        var consented = await consents.OfAddressesAsync(session, ground.Organization.Id, ground.Flow.Settings?.ConsentPurpose, addressed, cancellationToken);
        var chosen = await PreferenceStandings.LoadAsync(context, contactIds, ground.To, cancellationToken);
        var frequency = await SimulationFrequency.LoadAsync(session, ground.Organization, ground.Sequence.SequenceId, contactIds, ground.From, cancellationToken);
        return known.Select((pair, at) =>
        {
            var (id, person) = pair;
            var addresses = addressed[at];
            var facts = RuleFacts.None with
            {
                Now = ground.To,
                Zone = EnrollmentFacts.Zone(ground.Flow.Settings?.Timezone, person, ground.Organization.TimeZone),
                Fields = person.Fields,
                Attributes = person.Attributes,
                Tags = person.Tags,
                Happened = [.. happened[id]],
            };
            return new DryRunContact(
                id, facts with { Segments = SegmentRules.Of(ground.Segments, ground.Segments.Keys, facts) }, addresses, SimulationFacts.Suppressed(standing, addresses), SimulationFacts.Hours(hours, ground.Flow, ground.Organization, person.Whereabouts), [.. history[id]], consented[at])
            {
                Frequency = frequency(id),
                Restricted = person.Restricted,
                PossibleOptOuts = SimulationFacts.PossibleOptOuts(standing, addresses),
                Sessions = inbound is null ? null : SimulationSessions.Of(ground.SessionSteps!, inbound, addresses),
                Preferences = chosen.Of(id, ground.Flow.Settings?.Topic, ground.Organization.Preferences),
            };
        }).ToDictionary(contact => contact.Id, contact => contact);
    }

    private static async Task<ILookup<Guid, EarlierEntry>> HistoryAsync(FollowUpDbContext context, DryRunGround ground, IReadOnlyList<Guid> contactIds, CancellationToken cancellationToken)
    {
        var rows = await context.Set<Enrollment>().AsNoTracking()
            .Where(row => row.SequenceId == ground.Sequence.SequenceId && contactIds.Contains(row.ContactId) && row.EnteredAt < ground.From)
            .Select(row => new { row.ContactId, row.Id, row.Subject, row.Pass, row.Status, row.EnteredAt }).ToListAsync(cancellationToken);
        return rows.ToLookup(
            row => row.ContactId, row => new EarlierEntry(row.Id, row.Subject, row.Pass, row.Status is EnrollmentStatus.Active or EnrollmentStatus.Held, row.EnteredAt));
    }
}
