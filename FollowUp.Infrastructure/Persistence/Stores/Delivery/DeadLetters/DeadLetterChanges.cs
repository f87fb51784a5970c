using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using FollowUp.Infrastructure.Persistence.Stores.Requests;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery.DeadLetters;

/// <summary>What is done to many dead letters of one organization at once, within one transaction, each with its event.</summary>
internal static class DeadLetterChanges
{
    private static readonly string[] Columns = ["Id", "OriginId", "Origin"];

    /// <summary>Back in the queue. 6 failed, 9 expired; whatever a provider took has the time it was sent at.</summary>
    public static async Task<int> RetryAsync(
        BatchSession session, FollowUpDbContext context, IIdSource ids, Actor actor, IEnumerable<Guid> messageIds, Instant now, CancellationToken cancellationToken)
    {
        var changed = await session.QueryAsync(
            $"""
            UPDATE "Messages" SET {RequestRetry.Requeue} {session.Dialect.Output(Columns)}
            WHERE {session.Dialect.OneOf("Id")} AND "OrganizationId" = @organization AND {Dialect.Checked("State")} IN (6, 9) AND "SentAt" IS NULL
            {session.Dialect.Returning(Columns)}
            """,
            reader => new ChangedRow(reader.GetGuid(0), reader.GetGuid(1), (OriginKind)reader.GetInt32(2)), cancellationToken,
            ("rows", RowJson.Write(messageIds.Select(id => new KeyRow(id)))), ("organization", actor.OrganizationId), ("now", now), ("until", now + PlannedMessageRow.LongestHold));
        await LogAsync(session, ids, actor, "retried", $"Asked for by {actor.Name}.", changed, now, cancellationToken);
        var enrollments = changed.Where(row => row.Origin == OriginKind.Enrollment).Select(row => row.OriginId).Distinct().ToList();
        await RequestRetry.QueueAsync(session, context, enrollments, now, cancellationToken);
        return changed.Count;
    }

    /// <summary>Put away. What is in doubt stays until somebody settles it.</summary>
    public static async Task<int> DismissAsync(
        BatchSession session, IIdSource ids, Actor actor, IEnumerable<Guid> messageIds, Instant now, CancellationToken cancellationToken)
    {
        var changed = await session.QueryAsync(
            $"""
            UPDATE "Messages" SET "DismissedAt" = @now {session.Dialect.Output(Columns)}
            WHERE {session.Dialect.OneOf("Id")} AND "OrganizationId" = @organization AND {Dialect.Checked("State")} IN (6, 9) AND "DismissedAt" IS NULL
            {session.Dialect.Returning(Columns)}
            """,
            reader => new ChangedRow(reader.GetGuid(0), reader.GetGuid(1), (OriginKind)reader.GetInt32(2)), cancellationToken,
            ("rows", RowJson.Write(messageIds.Select(id => new KeyRow(id)))), ("organization", actor.OrganizationId), ("now", now));
        await LogAsync(session, ids, actor, "dismissed", $"Dismissed by {actor.Name}.", changed, now, cancellationToken);
        return changed.Count;
    }

    private static Task<int> LogAsync(
        BatchSession session, IIdSource ids, Actor actor, string type, string detail, List<ChangedRow> changed, Instant now, CancellationToken cancellationToken)
        => session.InsertAsync(
            "MessageEvents", changed.Select(row => new MessageEventRow(ids.NewId(), actor.OrganizationId, row.Id, row.OriginId, type, now, detail)).ToList(), cancellationToken);

    private sealed record ChangedRow(Guid Id, Guid OriginId, OriginKind Origin);
}
