using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Writes down what was decided for a batch of enrollments: one statement a table.</summary>
internal static class AdvancedEnrollments
{
    /// <returns>How many messages were planned.</returns>
    public static async Task<int> WriteAsync(
        BatchSession session, IIdSource ids, Guid lease, IReadOnlyList<AdvancedEnrollment> advanced, Instant now, CancellationToken cancellationToken)
    {
        var moved = (await session.QueryAsync(
            $"""
            UPDATE "Enrollments" SET "Status" = r."NewStatus", "Step" = r."NewStep", "PlannedAt" = r."NewPlannedAt", "DueAt" = r."NewDueAt",
                "AwaitsMessages" = r."NewAwaits", "StopReason" = r."NewStopReason", "EndedAt" = r."NewEndedAt", "LeaseId" = NULL, "LeaseUntil" = NULL
            {session.Dialect.Output("Id")}
            FROM {session.Dialect.Rows<AdvancedRow>()} AS r
            WHERE "Enrollments"."Id" = r."Key" AND "LeaseId" = @lease AND {Dialect.Checked("Status")} = 1
            {session.Dialect.Returning("Id")}
            """,
            reader => reader.GetGuid(0), cancellationToken, ("rows", RowJson.Write(advanced.Select(one => Row(one, now)))), ("lease", lease))).ToHashSet();
        var decided = advanced.Where(one => one.Decision is not null && moved.Contains(one.Enrollment.Id)).ToList();

        var messages = decided.SelectMany(one => one.Decision!.Sends.Select(send => Message(ids, one.Enrollment, send, now))).ToList();
        await session.InsertAsync("Messages", messages, cancellationToken, "t.\"OriginId\" = r.\"OriginId\" AND t.\"Slot\" = r.\"Slot\"");
        await session.InsertAsync("MessageEvents", messages.Select(row => new MessageEventRow(ids.NewId(), row.OrganizationId, row.Id, row.OriginId, "queued", now, null)).ToList(), cancellationToken);
        await session.InsertAsync(
            "Executions",
            decided.SelectMany(one => one.Decision!.Ran.Select(ran => new ExecutionRow(
                ids.NewId(), one.Enrollment.OrganizationId, one.Enrollment.Id, ran.Step, 1, ran.PlannedAt, now))).ToList(),
            cancellationToken,
            "t.\"EnrollmentId\" = r.\"EnrollmentId\" AND t.\"Step\" = r.\"Step\" AND t.\"Pass\" = r.\"Pass\"");
        await AdvancedRequests.WriteAsync(session, ids, decided, now, cancellationToken);
        return messages.Count;
    }

    private static AdvancedRow Row(AdvancedEnrollment one, Instant now)
    {
        var (enrollment, decision) = one;
        if (decision is null)
        {
            // Kept due, so that resuming finds it where it stood.
            return new AdvancedRow(enrollment.Id, EnrollmentStatus.Held, enrollment.Position.Step, enrollment.Position.PlannedAt, now, false, null, null);
        }

        var status = decision.StopReason switch
        {
            null => EnrollmentStatus.Active,
            "completed" => EnrollmentStatus.Completed,
            _ => EnrollmentStatus.Exited,
        };
        return new AdvancedRow(
            enrollment.Id, status, decision.Step, decision.PlannedAt, decision.DueAt, decision.AwaitsMessages, decision.StopReason,
            decision.StopReason is null ? null : now);
    }

    private static PlannedMessageRow Message(IIdSource ids, DueEnrollment enrollment, PlannedSend send, Instant now) => new(
        ids.NewId(), enrollment.OrganizationId, OriginKind.Enrollment, enrollment.Id, send.Step.Id, Lane.Sequence, send.Step.Channel,
        enrollment.ContactId, null, send.Step.Template, enrollment.Data, MessageState.Planned, now, now,
        now + PlannedMessageRow.LongestHold, 0, ids.NewToken(), null);
}
