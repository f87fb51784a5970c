using System.Text.Json;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Simulation;
using FollowUp.Infrastructure.Persistence.Batch.Intake;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Simulation;

/// <summary>Reads the events of a dry run oldest first, a page at a time, each page with its contacts in a fixed number of queries.</summary>
internal sealed class DryRunEvents(Database database, DryRunContacts contacts, SequenceEntries sequences, IIdSource ids)
{
    /// <summary>Events after which it stops and says so.</summary>
    public const int Most = 10_000;

    private const int PageSize = 500;

    public async Task<DryRunResult> RunAsync(
        Guid organizationId, SequenceEntry sequence, AssumedEngagement engagement, Instant from, Instant to, DryRunPrices prices, CancellationToken cancellationToken)
    {
        await using var context = database.Open(organizationId);
        var organization = await context.Organizations.AsNoTracking().SingleAsync(row => row.Id == organizationId, cancellationToken);
        var type = sequence.Flow.Trigger!.Event!;
        var found = await context.Set<Event>().AsNoTracking().Where(row => row.Type == type && row.ReceivedAt >= from && row.ReceivedAt <= to)
            .OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id).Take(Most + 1).Select(row => row.Id).ToListAsync(cancellationToken);
        var run = new DryRun(sequence, await RivalsAsync(context, organizationId, sequence, cancellationToken), engagement, ids);
        var ground = await DryRunContacts.PrepareAsync(context, organization, sequence, from, to, cancellationToken);
        foreach (var page in found.Take(Most).Chunk(PageSize))
        {
            await RunPageAsync(context, run, ground, page, cancellationToken);
        }

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(organization.TimeZone) ?? DateTimeZone.Utc;
        return run.Finish(from, to, found.Count > Most, organization.Sending.Limits, zone, prices);
    }

    private async Task RunPageAsync(FollowUpDbContext context, DryRun run, DryRunGround ground, Guid[] page, CancellationToken cancellationToken)
    {
        var events = await context.Set<Event>().AsNoTracking().Where(row => page.Contains(row.Id)).OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id)
            .Select(row => new { row.ContactId, row.ProcessedAt, Claimed = new ClaimedEvent(row.Id, row.OrganizationId, row.Type, row.OccurredAt, row.ReceivedAt, row.Payload, row.ContactId) })
            .ToListAsync(cancellationToken);
        var known = await contacts.LoadAsync(context, ground, [.. events.Select(row => row.ContactId).OfType<Guid>().Distinct()], cancellationToken);
        foreach (var row in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.ContactId is not { } contactId || known.GetValueOrDefault(contactId) is not { } contact)
            {
                run.Ignore(row.ProcessedAt is null ? "The event waits to be worked through." : "The event names no contact.");
            }
            else if (Read(row.Claimed) is { } read)
            {
                run.Add(read, contact);
            }
            else
            {
                run.Ignore("The stored event cannot be read.");
            }
        }
    }

    /// <summary>Other sequences of the same event matter, because the one that names a service goes before the one for all.</summary>
    private async Task<IReadOnlyList<SequenceEntry>> RivalsAsync(FollowUpDbContext context, Guid organizationId, SequenceEntry sequence, CancellationToken cancellationToken)
        => sequence.Flow.Trigger?.Event is null
            ? []
            : [.. (await sequences.LoadAsync(context, [organizationId], cancellationToken)).GetValueOrDefault(organizationId, []).Where(entry => entry.SequenceId != sequence.SequenceId)];

    private static ReadEvent? Read(ClaimedEvent stored)
    {
        try
        {
            // Shops tell of orders without knowing the contact; it was found when the event was acted on.
            var order = stored.Type == OrderDelivered.Type && JsonElement.Parse(stored.Payload) is { ValueKind: JsonValueKind.Object } payload && payload.TryGetProperty("orderId", out _);
            return EventReader.Read(order ? stored with { ContactId = null } : stored);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
