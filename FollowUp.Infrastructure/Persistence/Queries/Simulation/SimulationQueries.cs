using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Places;
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

/// <summary>Loads what a simulation needs and runs it.</summary>
internal sealed class SimulationQueries(Database database, ISequences sequences, PersonFacts people, DryRunEvents events, DryRunPricing pricing, SendHours hours, ConsentStandings consents, AddressStandings standings, IIdSource ids, IClock clock) : ISimulations
{
    public async Task<SimulationResult> RunAsync(Actor actor, Guid sequenceId, SimulationRequest request, CancellationToken cancellationToken)
    {
        var (_, flow) = await FlowAsync(actor, sequenceId, request.Published, cancellationToken);
        await using var context = database.Open(actor);
        var organization = await context.Organizations.AsNoTracking().SingleAsync(row => row.Id == actor.OrganizationId, cancellationToken);
        var person = request.ContactId is { } contactId ? await PersonAsync(context, contactId, cancellationToken) : Sample(request.Sample ?? new SampleContact());
        var segments = await SegmentRules.GetAsync(context, [.. flow.Needs.Segments], cancellationToken);
        var start = request.Start ?? clock.GetCurrentInstant();
        var facts = RuleFacts.None with
        {
            Now = start,
            Zone = EnrollmentFacts.Zone(flow.Settings?.Timezone, person, organization.TimeZone),
            Fields = person.Fields,
            Attributes = person.Attributes,
            Tags = person.Tags,
            Event = request.Properties,
            Services = (await ServiceDelayRows.LoadAsync(context, flow.Needs.Services ? [actor.OrganizationId] : [], cancellationToken)).GetValueOrDefault(actor.OrganizationId, ServiceDelays.None),
        };
        var addresses = SimulationFacts.Addresses(person);
        var session = new BatchSession(context, database.Dialect);
        var standing = await SimulationFacts.StandingsAsync(session, standings, actor.OrganizationId, addresses.Select(pair => (pair.Key, pair.Value)), start, cancellationToken);
        var zone = person.TimeZone is { } own && DateTimeZoneProviders.Tzdb.GetZoneOrNull(own) is not null ? own : organization.TimeZone;
        return Simulator.Run(flow, new SimulationInput(
            ids.NewId(), start, facts with { Segments = SegmentRules.Of(segments, segments.Keys, facts) }, addresses,
            SimulationFacts.Suppressed(standing, addresses),
            SimulationFacts.Hours(hours, flow, organization, Whereabouts(request, person)), request.Engagement, request.Events)
        {
            Restricted = person.Restricted,
            PossibleOptOuts = SimulationFacts.PossibleOptOuts(standing, addresses),
            Consents = (await consents.OfAddressesAsync(session, actor.OrganizationId, flow.Settings?.ConsentPurpose, [addresses], cancellationToken))[0],
            Sessions = await SessionsAsync(context, flow, addresses, cancellationToken),
            Frequency = await FrequencyAsync(context, organization, sequenceId, request.ContactId, start, cancellationToken),
            Preferences = request.ContactId is { } chooser
                ? (await PreferenceStandings.LoadAsync(context, [chooser], start, cancellationToken)).Of(chooser, flow.Settings?.Topic, organization.Preferences)
                : null,
        }) with { TimeZone = zone };
    }

    private async Task<AssumedFrequency?> FrequencyAsync(FollowUpDbContext context, Organization organization, Guid sequenceId, Guid? contactId, Instant start, CancellationToken cancellationToken)
        => (await SimulationFrequency.LoadAsync(new BatchSession(context, database.Dialect), organization, sequenceId, contactId is { } id ? [id] : [], start, cancellationToken))(contactId ?? Guid.Empty);

    private static async Task<AssumedSessions?> SessionsAsync(FollowUpDbContext context, Flow flow, Dictionary<Channel, string> addresses, CancellationToken cancellationToken)
        => await SimulationSessions.StepsAsync(context, flow, cancellationToken) is { } steps
            ? SimulationSessions.Of(steps, await SimulationSessions.InboundAsync(context, [addresses], cancellationToken), addresses)
            : null;

    public async Task<DryRunResult> DryRunAsync(Actor actor, Guid sequenceId, DryRunRequest request, CancellationToken cancellationToken)
    {
        if (request.Days is < 1 or > DryRunRequest.MostDays)
        {
            throw new InputException("days", $"must be between 1 and {DryRunRequest.MostDays}");
        }

        var (detail, flow) = await FlowAsync(actor, sequenceId, request.Published, cancellationToken);
        if (flow.Trigger?.Event is null)
        {
            throw new InputException("flow.trigger.event", "is missing: a dry run works through events, and no event starts this sequence");
        }

        var now = clock.GetCurrentInstant();
        var sequence = new SequenceEntry(sequenceId, detail.Name, SequenceStatus.Active, Guid.Empty, flow);
        var prices = await pricing.LoadAsync(actor, flow, now, cancellationToken);
        return await events.RunAsync(actor.OrganizationId, sequence, request.Engagement, now - Duration.FromDays(request.Days), now, prices, cancellationToken);
    }

    private async Task<(SequenceDetail Detail, Flow Flow)> FlowAsync(Actor actor, Guid sequenceId, bool published, CancellationToken cancellationToken)
    {
        var detail = await sequences.GetAsync(actor, sequenceId, cancellationToken);
        var flow = published ? detail.Published ?? throw new NotFoundException("published version") : detail.Draft;
        SequenceRules.Require(flow, await sequences.CheckFlowAsync(actor, sequenceId, flow, cancellationToken));
        return (detail, flow);
    }

    private async Task<Person> PersonAsync(FollowUpDbContext context, Guid contactId, CancellationToken cancellationToken)
    {
        if (!await context.Set<Contact>().AnyAsync(row => row.Id == contactId, cancellationToken))
        {
            throw new NotFoundException("contact");
        }

        return (await people.LoadAsync(new BatchSession(context, database.Dialect), [contactId], cancellationToken))[contactId];
    }

    /// <remarks>The number of the sample belongs to nobody and says nothing of where it is.</remarks>
    private static Whereabouts Whereabouts(SimulationRequest request, Person person)
        => request.ContactId is not null ? person.Whereabouts : person.Whereabouts with { Phone = request.Sample?.Phone };

    private static Person Sample(SampleContact sample) => new(
        new Dictionary<string, string?>
        {
            ["email"] = sample.Email ?? "sample@example.com",
            ["phone"] = sample.Phone ?? "+15555550123",
            ["firstname"] = sample.FirstName ?? "Sample",
            ["timezone"] = sample.TimeZone,
            ["country"] = sample.Country,
            ["state"] = sample.State,
        },
        (sample.Attributes ?? new Dictionary<string, JsonElement>()).ToDictionary(StringComparer.OrdinalIgnoreCase),
        (sample.Tags ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase));
}
