using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Intake;

/// <summary>Plans a batch of orders and inserts what is new: one statement a table.</summary>
internal static class PlannedRequests
{
    public static async Task<List<(Guid EventId, EventOutcome Outcome)>> WriteAsync(
        BatchSession session,
        IIdSource ids,
        PublicLinks links,
        IReadOnlyList<ReadEvent> orders,
        IReadOnlyDictionary<Guid, Guid> contacts,
        Func<ReadEvent, ContactFacts, RequestPlan> plan,
        Instant now,
        CancellationToken cancellationToken)
    {
        if (orders.Count == 0)
        {
            return [];
        }

        var lastAsked = await LastAskedAsync(session, orders, contacts, cancellationToken);
        var planned = new List<(ReadEvent Order, RequestPlan Plan, List<New> New)>();
        foreach (var order in orders)
        {
            var contactId = contacts[order.Event.Id];
            var result = plan(order, new ContactFacts(contactId, lastAsked.TryGetValue(order.Event.Id, out var at) ? at : null));
            planned.Add((order, result, [.. result.Requests.Select(request => new New(order, contactId, request, ids.NewId(), ids.NewId(), ids.NewToken()))]));
        }

        var inserted = await InsertAsync(session, ids, links, [.. planned.SelectMany(one => one.New)], now, cancellationToken);
        return [.. planned.Select(one =>
        {
            var created = one.New.Count(request => inserted.Contains(request.Id));
            return (one.Order.Event.Id, new EventOutcome(created, one.New.Count - created, one.Plan.Refusals));
        })];
    }

    private static async Task<Dictionary<Guid, Instant>> LastAskedAsync(
        BatchSession session, IReadOnlyList<ReadEvent> orders, IReadOnlyDictionary<Guid, Guid> contacts, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            SELECT r."Key", MAX(q."CreatedAt") FROM {session.Dialect.Rows<LastAskedRow>()} AS r
            INNER JOIN "Requests" AS q ON q."ContactId" = r."AskedContactId" AND q."OrderId" <> r."ThisOrderId"
            GROUP BY r."Key"
            """,
            reader => (EventId: reader.GetGuid(0), At: reader.At(1)), cancellationToken,
            ("rows", RowJson.Write(orders.Select(order => new LastAskedRow(order.Event.Id, contacts[order.Event.Id], order.Order!.OrderId)))));
        return rows.ToDictionary(row => row.EventId, row => row.At);
    }

    private static async Task<HashSet<Guid>> InsertAsync(
        BatchSession session, IIdSource ids, PublicLinks links, IReadOnlyList<New> all, Instant now, CancellationToken cancellationToken)
    {
        if (all.Count == 0)
        {
            return [];
        }

        // Two events of one batch may plan the same item; the first has it.
        var distinct = all.DistinctBy(one => (one.Planned.CampaignId, one.Planned.OrderId, one.Planned.ItemId)).ToList();
        const string Known = "t.\"CampaignId\" = r.\"CampaignId\" AND t.\"OrderId\" = r.\"OrderId\" AND t.\"ItemId\" = r.\"ItemId\"";
        var inserted = (await session.QueryAsync(
            session.Dialect.Insert<NewRequestRow>("Requests", Known, "Id"),
            reader => reader.GetGuid(0), cancellationToken, ("rows", RowJson.Write(distinct.Select(one => Request(one, now)))))).ToHashSet();
        var made = distinct.Where(one => inserted.Contains(one.Id)).ToList();
        await session.AddAsync("Enrollments", made.Select(one => Enrollment(one, links, now)).ToList(), cancellationToken);
        await session.AddAsync(
            "RequestEvents",
            made.Select(one => new RequestEventRow(ids.NewId(), one.Order.Event.OrganizationId, one.Id, "scheduled", now, null)).ToList(),
            cancellationToken);
        return inserted;
    }

    private static NewRequestRow Request(New one, Instant now) => new(
        one.Id, one.Order.Event.OrganizationId, one.Planned.CampaignId, one.EnrollmentId, one.ContactId,
        one.Planned.OrderId, one.Planned.ItemId, one.Planned.Product, one.Planned.ProductUrl, one.Planned.ImageUrl, one.Token,
        one.Planned.ScheduledAt <= now ? RequestStatus.Queued : RequestStatus.Scheduled, now, one.Planned.ScheduledAt, one.Planned.ExpiresAt, 0);

    private static NewEnrollmentRow Enrollment(New one, PublicLinks links, Instant now) => new(
        one.EnrollmentId, one.Order.Event.OrganizationId, one.Planned.SequenceId, one.Planned.VersionId, one.ContactId, one.Planned.Subject, 1,
        EnrollmentStatus.Active, one.Planned.EntryStep, one.Planned.EntryPlannedAt, Instant.Max(one.Planned.DueAt, now), false, one.Planned.ExpiresAt,
        one.Planned.Data.Write(one.Id, links.Request(one.Token)), now, 1, false);

    private sealed record New(ReadEvent Order, Guid ContactId, PlannedRequest Planned, Guid Id, Guid EnrollmentId, string Token);
}
