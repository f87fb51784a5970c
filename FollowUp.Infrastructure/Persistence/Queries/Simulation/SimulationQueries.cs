using System.Text.Json;
using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
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
internal sealed class SimulationQueries(Database database, ISequences sequences, PersonFacts people, IIdSource ids, IClock clock) : ISimulations
{
    private static readonly Channel[] Channels = Enum.GetValues<Channel>();

    public async Task<SimulationResult> RunAsync(Actor actor, Guid sequenceId, SimulationRequest request, CancellationToken cancellationToken)
    {
        var detail = await sequences.GetAsync(actor, sequenceId, cancellationToken);
        var flow = request.Published ? detail.Published ?? throw new NotFoundException("published version") : detail.Draft;
        SequenceRules.Require(flow, await sequences.CheckFlowAsync(actor, sequenceId, flow, cancellationToken));
        await using var context = database.Open(actor.OrganizationId);
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
        var addresses = Channels.Select(channel => (channel, Address: person.Fields.GetValueOrDefault(channel == Channel.Email ? "email" : "phone")))
            .Where(pair => pair.Address is not null).ToDictionary(pair => pair.channel, pair => pair.Address!);
        return Simulator.Run(flow, new SimulationInput(
            ids.NewId(), start, facts with { Segments = SegmentRules.Of(segments, segments.Keys, facts) }, addresses, await SuppressedAsync(context, addresses, cancellationToken),
            Channels.ToDictionary(channel => channel, channel => SendHours.Of(flow.Settings, organization.Sending, channel, person.TimeZone, organization.TimeZone)),
            request.Engagement, request.Events));
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

    private static async Task<Dictionary<Channel, string>> SuppressedAsync(FollowUpDbContext context, Dictionary<Channel, string> addresses, CancellationToken cancellationToken)
    {
        var wanted = addresses.Values.ToList();
        var rows = await context.Set<Suppression>().AsNoTracking().Where(row => wanted.Contains(row.Address)).Select(row => new { row.Channel, row.Address, row.Reason }).ToListAsync(cancellationToken);
        return rows.Where(row => addresses.GetValueOrDefault(row.Channel) == row.Address).DistinctBy(row => row.Channel)
            .ToDictionary(row => row.Channel, row => row.Reason.ToString().ToLowerInvariant());
    }
}
