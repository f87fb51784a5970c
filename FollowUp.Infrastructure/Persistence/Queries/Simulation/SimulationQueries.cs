using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Simulation;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using FollowUp.Infrastructure.Persistence.Stores.Sequences;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Simulation;

/// <summary>Loads what a simulation needs and runs it.</summary>
internal sealed class SimulationQueries(Database database, ISequences sequences, PersonFacts people, DryRunEvents events, IIdSource ids, IClock clock) : ISimulations
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
        var zone = person.TimeZone is { } own && DateTimeZoneProviders.Tzdb.GetZoneOrNull(own) is not null ? own : organization.TimeZone;
        return Simulator.Run(flow, new SimulationInput(
            ids.NewId(), start, facts with { Segments = SegmentRules.Of(segments, segments.Keys, facts) }, addresses,
            SimulationFacts.Suppressed(await SimulationFacts.SuppressionsAsync(context, addresses.Values, cancellationToken), addresses),
            SimulationFacts.Hours(flow, organization, person.TimeZone), request.Engagement, request.Events) { Sessions = await SessionsAsync(context, flow, addresses, start, cancellationToken) }) with { TimeZone = zone };
    }

    private static async Task<AssumedSessions?> SessionsAsync(FollowUpDbContext context, Flow flow, Dictionary<Channel, string> addresses, Instant start, CancellationToken cancellationToken)
    {
        var sends = flow.Steps.OfType<SendStep>().Where(step => step is { Channel: Channel.WhatsApp, Template: not null }).ToList();
        if (sends.Count == 0)
        {
            return null;
        }

        var (session, _) = await WhatsAppTemplates.LoadAsync(context, cancellationToken);
        var number = addresses.GetValueOrDefault(Channel.WhatsApp);
        var last = number is null ? null : await context.Set<ReceivedMessage>()
            .Where(row => row.Channel == Channel.WhatsApp && row.From == number && row.At <= start).MaxAsync(row => (Instant?)row.At, cancellationToken);
        return new AssumedSessions(sends.Where(step => session.Contains(step.Template!.Value)).Select(step => step.Id).ToHashSet(StringComparer.Ordinal), last);
    }

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
        return await events.RunAsync(actor.OrganizationId, sequence, request.Engagement, now - Duration.FromDays(request.Days), now, cancellationToken);
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

    private static Person Sample(SampleContact sample) => new(
        new Dictionary<string, string?>
        {
            ["email"] = sample.Email ?? "sample@example.com",
            ["phone"] = sample.Phone ?? "+15555550123",
            ["firstname"] = sample.FirstName ?? "Sample",
            ["timezone"] = sample.TimeZone,
        },
        (sample.Attributes ?? new Dictionary<string, JsonElement>()).ToDictionary(StringComparer.OrdinalIgnoreCase),
        (sample.Tags ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase));
}
