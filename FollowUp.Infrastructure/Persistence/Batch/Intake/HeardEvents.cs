using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Intake;

/// <summary>Wakes enrollments that wait for an event of the batch, and lets go those that one of them ends.</summary>
internal sealed class HeardEvents(BatchSession session, IIdSource ids, FlowCache flows, Instant now)
{
    /// <param name="contacts">Contact by event id.</param>
    /// <param name="entered">What the events enrolled: no event ends what it began.</param>
    /// <returns>Enrollments that left, by event id.</returns>
    public async Task<ILookup<Guid, Guid>> ApplyAsync(
        IReadOnlyList<ReadEvent> events, IReadOnlyDictionary<Guid, Guid> contacts, IReadOnlyDictionary<Guid, Entered> entered, CancellationToken cancellationToken)
    {
        var telling = events.Where(read => read.Event.Type is not EntryRequest.Type).ToList();
        var leaving = await LeavingAsync(telling, contacts, entered, cancellationToken);
        leaving.AddRange(entered.SelectMany(pair => pair.Value.Replaced.Select(id => new Leaving(pair.Key, id, "replaced"))));
        if (leaving.Count > 0)
        {
            await LeaveAsync([.. leaving.DistinctBy(one => one.EnrollmentId)], cancellationToken);
        }

        if (telling.Count > 0)
        {
            await session.ApplyAsync(
                $"""
                UPDATE "Enrollments" SET "DueAt" = @now
                WHERE {Dialect.Checked("Status")} = 1 AND "AwaitsEvent" IS NOT NULL AND EXISTS (
                    SELECT 1 FROM {session.Dialect.Rows<HeardRow>()} AS r WHERE r."OfContact" = "Enrollments"."ContactId" AND r."OfType" = "Enrollments"."AwaitsEvent")
                AND "ContactId" IN (SELECT r."OfContact" FROM {session.Dialect.Rows<HeardRow>()} AS r)
                """,
                cancellationToken, ("rows", RowJson.Write(telling.Select(read => new HeardRow(contacts[read.Event.Id], read.Event.Type)).Distinct())), ("now", now));
        }

        return leaving.ToLookup(one => one.EventId, one => one.EnrollmentId);
    }

    private async Task<List<Leaving>> LeavingAsync(
        List<ReadEvent> telling, IReadOnlyDictionary<Guid, Guid> contacts, IReadOnlyDictionary<Guid, Entered> entered, CancellationToken cancellationToken)
    {
        if (telling.Count == 0)
        {
            return [];
        }

        var inside = (await session.QueryAsync(
            $"""
            SELECT e."Id", e."ContactId", e."VersionId" FROM "Enrollments" AS e
            INNER JOIN {session.Dialect.Rows<KeyRow>()} AS r ON e."ContactId" = r."Key"
            INNER JOIN "Sequences" AS q ON q."Id" = e."SequenceId" AND q."Kind" = 2
            WHERE e."Status" + 0 IN (1, 2)
            """,
            reader => (Id: reader.GetGuid(0), Contact: reader.GetGuid(1), Version: reader.GetGuid(2)), cancellationToken,
            ("rows", RowJson.Write(telling.Select(read => new KeyRow(contacts[read.Event.Id])).Distinct())))).ToLookup(row => row.Contact);
        var flowByVersion = await flows.GetAsync([.. inside.SelectMany(group => group).Select(row => row.Version).Distinct()], cancellationToken);
        var left = new List<Leaving>();
        var began = new HashSet<Guid>();
        foreach (var read in Enumerable.Reverse(telling))
        {
            // Later events of the batch may end what this one began; it and earlier ones may not.
            began.UnionWith(entered.TryGetValue(read.Event.Id, out var made) ? made.EnrollmentIds : []);
            foreach (var row in inside[contacts[read.Event.Id]].Where(row => !began.Contains(row.Id)))
            {
                if (ExitRules.Reason(flowByVersion[row.Version], row.Id, read.Event.Type, read.EnrollmentId) is { } reason)
                {
                    left.Add(new Leaving(read.Event.Id, row.Id, reason));
                }
            }
        }

        return left;
    }

    private async Task LeaveAsync(List<Leaving> leaving, CancellationToken cancellationToken)
    {
        await session.ApplyAsync(
            $"""
            UPDATE "Enrollments" SET "Status" = 4, "StopReason" = r."NewReason", "EndedAt" = @now, "DueAt" = NULL, "AwaitsMessages" = {session.Dialect.False}, "AwaitsEvent" = NULL
            FROM {session.Dialect.Rows<LeftRow>()} AS r WHERE "Enrollments"."Id" = r."Key" AND {Dialect.Checked("Status")} IN (1, 2)
            """,
            cancellationToken, ("rows", RowJson.Write(leaving.Select(one => new LeftRow(one.EnrollmentId, one.Reason)))), ("now", now));
        string[] columns = ["Id", "OrganizationId", "OriginId"];
        var cancelled = await session.QueryAsync(
            $"""
            UPDATE "Messages" SET "State" = 8, "LastError" = @reason, "LeaseId" = NULL, "LeaseUntil" = NULL {session.Dialect.Output(columns)}
            WHERE {session.Dialect.OneOf<LeftRow>("OriginId")} AND {Dialect.Checked("State")} IN (1, 2)
            {session.Dialect.Returning(columns)}
            """,
            reader => (Id: reader.GetGuid(0), Organization: reader.GetGuid(1), Origin: reader.GetGuid(2)), cancellationToken,
            ("rows", RowJson.Write(leaving.Select(one => new LeftRow(one.EnrollmentId, one.Reason)))), ("reason", "The contact left the sequence."));
        var reasons = leaving.ToDictionary(one => one.EnrollmentId, one => one.Reason);
        await session.AddAsync(
            "MessageEvents",
            cancelled.Select(row => new MessageEventRow(ids.NewId(), row.Organization, row.Id, row.Origin, "cancelled", now, $"The contact left the sequence: {reasons[row.Origin]}.")).ToList(),
            cancellationToken);
    }

    private sealed record Leaving(Guid EventId, Guid EnrollmentId, string Reason);

    private sealed record HeardRow(Guid OfContact, string OfType);

    private sealed record LeftRow(Guid Key, string NewReason);
}
