using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using FollowUp.Infrastructure.Persistence.Batch.Segments;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Intake;

/// <summary>Set-based SQL of the event scan.</summary>
internal sealed class EventBatches(
    Database database, IIdSource ids, ScanSignals signals, PublicLinks links, CampaignEntries campaigns, SequenceEntries sequences, PersonFacts people, FlowCache flows, ToldConsentLines consents)
    : IEventBatches
{
    private const string Waiting = "\"ProcessedAt\" IS NULL AND (\"LeaseUntil\" IS NULL OR \"LeaseUntil\" < @now)";

    private static readonly string[] Columns = ["Id", "OrganizationId", "Type", "OccurredAt", "ReceivedAt", "Payload", "ContactId"];

    public async Task<EventBatch> ClaimAsync(int most, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        var leaseId = ids.NewId();
        await using var context = database.Open(DataScope.All);
        if (!await context.Set<Event>().AnyAsync(row => row.ProcessedAt == null, cancellationToken))
        {
            return new EventBatch(leaseId, [], new Dictionary<Guid, IReadOnlyList<CampaignEntry>>(), new Dictionary<Guid, IReadOnlyList<SequenceEntry>>());
        }

        var claimed = await database.WriteRepeatableAsync(
            session => session.QueryAsync(
                $"""
                UPDATE "Events" SET "LeaseId" = @lease, "LeaseUntil" = @until {session.Dialect.Output(Columns)}
                WHERE "Id" IN ({session.Dialect.Pick("Events", Waiting, "\"ReceivedAt\"")})
                {session.Dialect.Returning(Columns)}
                """,
                reader => new ClaimedEvent(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.At(3), reader.At(4), reader.GetString(5), reader.IdOrNull(6)),
                cancellationToken, ("lease", leaseId), ("until", now + lease), ("now", now), ("most", most)),
            cancellationToken);
        claimed.Sort((left, right) => left.Id.CompareTo(right.Id));
        List<Guid> organizations = [.. claimed.Select(row => row.OrganizationId).Distinct()];
        return new EventBatch(
            leaseId, claimed, await campaigns.LoadAsync(context, organizations, cancellationToken), await sequences.LoadAsync(context, organizations, cancellationToken));
    }

    public async Task CommitAsync(
        EventBatch batch,
        IReadOnlyList<ReadEvent> events,
        Func<ReadEvent, ContactFacts, RequestPlan> plan,
        IReadOnlyList<IgnoredEvent> ignored,
        Instant now,
        CancellationToken cancellationToken)
    {
        var (segments, services) = await SurroundingsAsync(batch, cancellationToken);
        var waiting = batch.Sequences.Where(pair => pair.Value.Any(entry => entry.Status == SequenceStatus.Active && entry.Flow.Trigger?.EnteredSegment is not null))
            .Select(pair => pair.Key).ToHashSet();
        var mails = 0;
        var (moved, changed) = await database.WriteRepeatableAsync(async session =>
        {
            // Whoever lost the lease stops here: another worker has these events.
            var held = (await session.QueryAsync(
                $"""SELECT e."Id" FROM {session.Dialect.Rows<KeyRow>()} AS r INNER JOIN "Events" AS e ON e."Id" = r."Key" WHERE e."LeaseId" = @lease""",
                reader => reader.GetGuid(0), cancellationToken,
                ("rows", RowJson.Write(batch.Events.Select(claimed => new KeyRow(claimed.Id)))), ("lease", batch.Lease))).ToHashSet();
            var mine = events.Where(read => held.Contains(read.Event.Id)).ToList();
            var contacts = await EventContacts.ResolveAsync(session, ids, mine, now, cancellationToken);
            var requested = (await PlannedRequests.WriteAsync(session, ids, links, [.. mine.Where(read => read.Order is not null)], contacts, plan, now, cancellationToken))
                .ToDictionary(pair => pair.EventId, pair => pair.Outcome);
            var entered = await new EnteredSequences(session, ids, people, batch, now).WriteAsync(mine, contacts, segments, services, cancellationToken);
            var left = await new HeardEvents(session, ids, flows, now).ApplyAsync(mine, contacts, entered, cancellationToken);
            var touched = await SegmentChecks.AddAsync(
                session, ids,
                mine.Where(read => read.Event.Type != EntryRequest.Type && waiting.Contains(read.Event.OrganizationId)).Select(read => (read.Event.OrganizationId, contacts[read.Event.Id])),
                cancellationToken);

            // Last: others of the organization wait for the ledger until this ends.
            mails = await consents.WriteAsync(session, mine, contacts, cancellationToken);
            var done = mine.Select(read => new EventDoneRow(
                    read.Event.Id, Outcome(requested.GetValueOrDefault(read.Event.Id), entered.GetValueOrDefault(read.Event.Id), left[read.Event.Id].Count()).Write(), contacts[read.Event.Id]))
                .Concat(ignored.Where(one => held.Contains(one.Event.Id)).Select(one => new EventDoneRow(one.Event.Id, EventOutcome.Ignore(one.Reason).Write(), null)));
            await session.ApplyAsync(
                $"""
                UPDATE "Events" SET "ProcessedAt" = @now, "Outcome" = r."NewOutcome", "ContactId" = r."NewContactId", "LeaseId" = NULL, "LeaseUntil" = NULL
                FROM {session.Dialect.Rows<EventDoneRow>()} AS r WHERE "Events"."Id" = r."Key" AND "LeaseId" = @lease
                """,
                cancellationToken, ("rows", RowJson.Write(done)), ("now", now), ("lease", batch.Lease));
            return (mine.Count, touched);
        }, cancellationToken);
        if (moved > 0)
        {
            signals.Wake(ScanKind.Advance);
        }

        if (mails > 0)
        {
            signals.Wake(ScanKind.Send);
        }

        if (changed > 0)
        {
            signals.Wake(ScanKind.Segments);
        }
    }

    /// <summary>Rules of the segments that filters of the batch's sequences ask for, and the delays that their first steps may.</summary>
    private async Task<(IReadOnlyDictionary<Guid, Rule> Segments, IReadOnlyDictionary<Guid, ServiceDelays> Services)> SurroundingsAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        var wanted = batch.Sequences.Values.SelectMany(entries => entries).SelectMany(entry => entry.Flow.Trigger?.Filters ?? [])
            .SelectMany(filter => filter.Walk()).Select(rule => rule.Segment).OfType<Guid>().Distinct().ToList();
        await using var context = database.Open(DataScope.All);
        var waiting = batch.Sequences.Where(pair => pair.Value.Any(entry => entry.Flow.Needs.Services)).Select(pair => pair.Key).ToList();
        return (await SegmentRules.GetAsync(context, wanted, cancellationToken), await ServiceDelayRows.LoadAsync(context, waiting, cancellationToken));
    }

    private static EventOutcome Outcome(EventOutcome? requested, Entered? entered, int left) => new(
        requested?.Created ?? 0,
        (requested?.Duplicates ?? 0) + (entered?.Duplicates ?? 0),
        [.. requested?.Refusals ?? [], .. entered?.Refusals ?? []])
    {
        Entered = entered?.EnrollmentIds.Count ?? 0,
        Left = left,
    };
}
