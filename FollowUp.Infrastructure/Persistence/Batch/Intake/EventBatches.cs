using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Intake;

/// <summary>Set-based SQL of the event scan.</summary>
internal sealed class EventBatches(Database database, IIdSource ids, ScanSignals signals, PublicLinks links, CampaignEntries campaigns) : IEventBatches
{
    private const string Waiting = "\"ProcessedAt\" IS NULL AND (\"LeaseUntil\" IS NULL OR \"LeaseUntil\" < @now)";

    private static readonly string[] Columns = ["Id", "OrganizationId", "Type", "OccurredAt", "ReceivedAt", "Payload"];

    public async Task<EventBatch> ClaimAsync(int most, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        var leaseId = ids.NewId();
        await using var context = database.Open(DataScope.All);
        if (!await context.Set<Event>().AnyAsync(row => row.ProcessedAt == null, cancellationToken))
        {
            return new EventBatch(leaseId, [], new Dictionary<Guid, IReadOnlyList<CampaignEntry>>());
        }

        var claimed = await database.WriteBatchAsync(
            session => session.QueryAsync(
                $"""
                UPDATE "Events" SET "LeaseId" = @lease, "LeaseUntil" = @until {session.Dialect.Output(Columns)}
                WHERE "Id" IN ({session.Dialect.Pick("Events", Waiting, "\"ReceivedAt\"")})
                {session.Dialect.Returning(Columns)}
                """,
                reader => new ClaimedEvent(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.At(3), reader.At(4), reader.GetString(5)),
                cancellationToken, ("lease", leaseId), ("until", now + lease), ("now", now), ("most", most)),
            cancellationToken);
        claimed.Sort((left, right) => left.Id.CompareTo(right.Id));
        return new EventBatch(leaseId, claimed, await campaigns.LoadAsync(context, [.. claimed.Select(row => row.OrganizationId).Distinct()], cancellationToken));
    }

    public async Task CommitAsync(
        Guid lease,
        IReadOnlyList<OrderEvent> orders,
        Func<OrderEvent, ContactFacts, RequestPlan> plan,
        IReadOnlyList<IgnoredEvent> ignored,
        Instant now,
        CancellationToken cancellationToken)
    {
        var created = await database.WriteBatchAsync(async session =>
        {
            // Whoever lost the lease stops here: another worker has these events.
            var held = (await session.QueryAsync(
                $"""SELECT e."Id" FROM {session.Dialect.Rows<KeyRow>()} AS r INNER JOIN "Events" AS e ON e."Id" = r."Key" WHERE e."LeaseId" = @lease""",
                reader => reader.GetGuid(0), cancellationToken,
                ("rows", RowJson.Write(orders.Select(order => order.Event).Concat(ignored.Select(one => one.Event)).Select(claimed => new KeyRow(claimed.Id)))),
                ("lease", lease))).ToHashSet();
            var mine = orders.Where(order => held.Contains(order.Event.Id)).ToList();
            var outcomes = await PlannedRequests.WriteAsync(session, ids, links, mine, plan, now, cancellationToken);
            outcomes.AddRange(ignored.Where(one => held.Contains(one.Event.Id)).Select(one => (one.Event.Id, EventOutcome.Ignore(one.Reason))));
            await session.ExecuteAsync(
                $"""
                UPDATE "Events" SET "ProcessedAt" = @now, "Outcome" = r."NewOutcome", "LeaseId" = NULL, "LeaseUntil" = NULL
                FROM {session.Dialect.Rows<EventDoneRow>()} AS r WHERE "Events"."Id" = r."Key" AND "LeaseId" = @lease
                """,
                cancellationToken, ("rows", RowJson.Write(outcomes.Select(pair => new EventDoneRow(pair.EventId, pair.Outcome.Write())))), ("now", now), ("lease", lease));
            return outcomes.Sum(pair => pair.Outcome.Created);
        }, cancellationToken);
        if (created > 0)
        {
            signals.Wake(ScanKind.Advance);
        }
    }
}
