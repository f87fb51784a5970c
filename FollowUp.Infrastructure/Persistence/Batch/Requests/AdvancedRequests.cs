using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Requests;

/// <summary>What a decision about an enrollment means for its request, within the same transaction.</summary>
internal static class AdvancedRequests
{
    /// <remarks>
    /// Statuses: 1 scheduled, 2 queued, 4 sent, 5 clicked, 7 failed, 8 skipped, 9 unknown, 10 expired.
    /// Message state 6 is failed.
    /// </remarks>
    public static async Task WriteAsync(BatchSession session, IIdSource ids, IReadOnlyList<AdvancedEnrollment> decided, Instant now, CancellationToken cancellationToken)
    {
        if (decided.Count == 0)
        {
            return;
        }

        var changed = await session.QueryAsync(
            $"""
            UPDATE "Requests" SET
                "NextReminderAt" = r."NewReminderAt",
                "Status" = CASE
                    WHEN r."NewStop" = 1 AND "Status" IN (1, 2, 4, 5, 9) THEN 10
                    WHEN r."NewStop" = 2 AND "FirstSentAt" IS NULL AND "Status" IN (1, 2)
                        THEN CASE WHEN 0 < (SELECT COUNT(*) FROM "Messages" AS m WHERE m."OriginId" = r."Key" AND m."State" = 6) THEN 7 ELSE 8 END
                    WHEN r."NewQueued" = {session.Dialect.True} AND "Status" = 1 THEN 2
                    ELSE "Status" END
            {session.Dialect.Output("Id", "OrganizationId", "Status", "EnrollmentId")}
            FROM {session.Dialect.Rows<AdvancedRequestRow>()} AS r
            WHERE {session.Dialect.Keyed<AdvancedRequestRow>("Requests", "EnrollmentId")}
                AND (r."NewStop" <> 0 OR (r."NewQueued" = {session.Dialect.True} AND "Status" = 1) OR COALESCE("NextReminderAt", 0) <> COALESCE(r."NewReminderAt", 0))
            {session.Dialect.Returning("Id", "OrganizationId", "Status", "EnrollmentId")}
            """,
            reader => (Id: reader.GetGuid(0), OrganizationId: reader.GetGuid(1), Status: (RequestStatus)reader.GetInt32(2), EnrollmentId: reader.GetGuid(3)),
            cancellationToken, ("rows", RowJson.Write(decided.Select(Row))));
        var expired = decided.Where(one => one.Decision!.StopReason == "expired").Select(one => one.Enrollment.Id).ToHashSet();
        await session.AddAsync(
            "RequestEvents",
            changed.Where(row => row.Status == RequestStatus.Expired && expired.Contains(row.EnrollmentId))
                .Select(row => new RequestEventRow(ids.NewId(), row.OrganizationId, row.Id, "expired", now, null)).ToList(),
            cancellationToken);
    }

    private static AdvancedRequestRow Row(AdvancedEnrollment one)
    {
        var decision = one.Decision!;
        return new AdvancedRequestRow(
            one.Enrollment.Id,
            decision.StopReason is null && RequestFlow.RoundAfter(decision.Position.Step) is not null && !decision.AwaitsMessages ? decision.DueAt : null,
            decision.StopReason switch
            {
                "expired" => 1,
                "not_sent" => 2,
                _ => 0,
            },
            decision.Sends.Count > 0);
    }
}

/// <param name="NewStop">0 goes on or ended otherwise, 1 expired, 2 never sent.</param>
internal sealed record AdvancedRequestRow(Guid Key, Instant? NewReminderAt, int NewStop, bool NewQueued);

internal sealed record RequestEventRow(Guid Id, Guid OrganizationId, Guid RequestId, string Type, Instant At, string? Detail);
