using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Requests;

/// <summary>Puts what failed of requests back into the queue, in the same slots.</summary>
internal static class RequestRetry
{
    /// <summary>
    /// What makes a message wait as if it had never been tried; but what an account may have taken goes there alone, as long
    /// as there is that account.
    /// </summary>
    public const string Requeue = """
        "State" = 1, "DueAt" = @now, "ExpiresAt" = @until, "RetryCount" = 0, "Failovers" = 0, "LeaseId" = NULL, "LeaseUntil" = NULL,
        "OnlyAccountId" = (SELECT a."Id" FROM "ChannelAccounts" AS a WHERE a."Id" = "Messages"."OnlyAccountId"),
        "FailureKind" = NULL, "FailureWords" = NULL, "DismissedAt" = NULL
        """;

    /// <returns>How many requests had something to retry.</returns>
    public static async Task<int> RunAsync(
        BatchSession session, FollowUpDbContext context, IIdSource ids, Actor actor, IReadOnlyCollection<Guid> requestIds, Instant now, CancellationToken cancellationToken)
    {
        var requests = await context.Set<Request>().AsNoTracking().Where(row => requestIds.Contains(row.Id))
            .Select(row => new { row.Id, row.EnrollmentId, row.OrganizationId }).ToListAsync(cancellationToken);

        // 6 failed, 7 skipped, 9 expired: what a provider took or may have taken is never touched.
        var requeued = (await session.QueryAsync(
            $"""
            UPDATE "Messages" SET {Requeue}
            {session.Dialect.Output("OriginId")}
            WHERE {session.Dialect.OneOf("OriginId")} AND "State" IN (6, 7, 9)
            {session.Dialect.Returning("OriginId")}
            """,
            reader => reader.GetGuid(0), cancellationToken,
            ("rows", RowJson.Write(requests.Select(row => new KeyRow(row.EnrollmentId)))), ("now", now), ("until", now + PlannedMessageRow.LongestHold))).ToHashSet();
        var retried = requests.Where(row => requeued.Contains(row.EnrollmentId)).ToList();
        await session.InsertAsync(
            "RequestEvents",
            retried.Select(row => new RequestEventRow(ids.NewId(), row.OrganizationId, row.Id, "retried", now, $"Asked for by {actor.Name}.")).ToList(),
            cancellationToken);
        await QueueAsync(session, context, requeued, now, cancellationToken);
        return retried.Count;
    }

    /// <summary>Requests whose messages are back in the queue stand as they did before those failed.</summary>
    public static async Task QueueAsync(BatchSession session, FollowUpDbContext context, IReadOnlyCollection<Guid> enrollmentIds, Instant now, CancellationToken cancellationToken)
    {
        var unsent = context.Set<Request>().Where(row => enrollmentIds.Contains(row.EnrollmentId) && row.FirstSentAt == null
            && row.Status != RequestStatus.Submitted && row.Status != RequestStatus.Expired && row.Status != RequestStatus.Cancelled);
        var reopened = await unsent.Select(row => row.EnrollmentId).ToListAsync(cancellationToken);
        await unsent.ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, RequestStatus.Queued), cancellationToken);
        await ReopenAsync(session, context, reopened, now, cancellationToken);
    }

    /// <summary>Enrollments that had left because nothing was sent stand again where they wait for the first sending.</summary>
    private static async Task ReopenAsync(BatchSession session, FollowUpDbContext context, List<Guid> enrollmentIds, Instant now, CancellationToken cancellationToken)
    {
        var left = await context.Set<Enrollment>().AsNoTracking()
            .Where(row => enrollmentIds.Contains(row.Id) && row.Status == EnrollmentStatus.Exited && row.StopReason == "not_sent")
            .Join(context.Set<SequenceVersion>(), row => row.VersionId, version => version.Id, (row, version) => new { row.Id, version.Definition })
            .ToListAsync(cancellationToken);
        if (left.Count == 0)
        {
            return;
        }

        var steps = left.Select(row => row.Definition).Distinct().ToDictionary(text => text, text => RequestFlow.StepAfterAsking(Json.Read<Flow>(text)));
        var rows = left.Select(row => new AdvancedRow(row.Id, EnrollmentStatus.Active, steps[row.Definition], now, 1, true, now, true, null, null, null));
        await session.ExecuteAsync(
            $"""
            UPDATE "Enrollments" SET "Status" = r."NewStatus", "Step" = r."NewStep", "PlannedAt" = r."NewPlannedAt", "DueAt" = r."NewDueAt",
                "AwaitsMessages" = r."NewAwaits", "StopReason" = NULL, "EndedAt" = NULL
            FROM {session.Dialect.Rows<AdvancedRow>()} AS r WHERE "Enrollments"."Id" = r."Key"
            """,
            cancellationToken, ("rows", RowJson.Write(rows)));
    }
}
