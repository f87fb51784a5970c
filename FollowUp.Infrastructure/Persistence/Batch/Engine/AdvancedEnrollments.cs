using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Writes down what was decided for a batch of enrollments: one statement a table.</summary>
internal static class AdvancedEnrollments
{
    /// <returns>What was planned, for those who carry it out.</returns>
    public static async Task<Advanced> WriteAsync(
        BatchSession session, IIdSource ids, Guid lease, IReadOnlyList<AdvancedEnrollment> advanced, Instant now, CancellationToken cancellationToken)
    {
        var moved = (await session.QueryAsync(
            $"""
            UPDATE "Enrollments" SET "Status" = r."NewStatus", "Step" = r."NewStep", "PlannedAt" = r."NewPlannedAt", "Round" = r."NewRound", "Visited" = r."NewVisited",
                "DueAt" = r."NewDueAt", "AwaitsMessages" = r."NewAwaits", "AwaitsEvent" = r."NewAwaitsEvent", "StopReason" = r."NewStopReason", "EndedAt" = r."NewEndedAt",
                "LeaseId" = NULL, "LeaseUntil" = NULL
            {session.Dialect.Output("Id")}
            FROM {session.Dialect.Rows<AdvancedRow>()} AS r
            WHERE "Enrollments"."Id" = r."Key" AND "LeaseId" = @lease AND {Dialect.Checked("Status")} = 1
            {session.Dialect.Returning("Id")}
            """,
            reader => reader.GetGuid(0), cancellationToken, ("rows", RowJson.Write(advanced.Select(one => Row(one, now)))), ("lease", lease))).ToHashSet();
        var decided = advanced.Where(one => one.Decision is not null && moved.Contains(one.Enrollment.Id)).ToList();

        var messages = decided.SelectMany(one => one.Decision!.Sends.Select(send => Message(ids, one, send, now))).ToList();
        await session.AddAsync("Messages", messages, cancellationToken, "t.\"OriginId\" = r.\"OriginId\" AND t.\"Slot\" = r.\"Slot\"");
        await session.AddAsync("MessageEvents", messages.Select(row => new MessageEventRow(ids.NewId(), row.OrganizationId, row.Id, row.OriginId, "queued", now, null)).ToList(), cancellationToken);
        await session.AddAsync(
            "Executions",
            decided.SelectMany(one => one.Decision!.Ran.Select(ran => new ExecutionRow(
                ids.NewId(), one.Enrollment.OrganizationId, one.Enrollment.Id, ran.Step, ran.Round, ran.PlannedAt, now, ran.Note))).ToList(),
            cancellationToken,
            "t.\"EnrollmentId\" = r.\"EnrollmentId\" AND t.\"Step\" = r.\"Step\" AND t.\"Pass\" = r.\"Pass\"");
        await AdvancedRequests.WriteAsync(session, ids, [.. decided.Where(one => one.Enrollment.Kind == SequenceKind.RequestCampaign)], now, cancellationToken);
        var effects = await StepEffects.WriteAsync(session, ids, decided, now, cancellationToken);
        return new Advanced(messages.Count, effects.Actions, effects.Entries, effects.Changed);
    }

    private static AdvancedRow Row(AdvancedEnrollment one, Instant now)
    {
        var (enrollment, decision, _) = one;
        if (decision is null)
        {
            // Kept due, so that resuming finds it where it stood.
            return new AdvancedRow(
                enrollment.Id, EnrollmentStatus.Held, enrollment.Position.Step, enrollment.Position.PlannedAt, enrollment.Position.Round, enrollment.Position.Visited,
                now, false, null, null, null);
        }

        var status = decision.StopReason switch
        {
            null => EnrollmentStatus.Active,
            "completed" => EnrollmentStatus.Completed,
            _ => EnrollmentStatus.Exited,
        };
        return new AdvancedRow(
            enrollment.Id, status, decision.Position.Step, decision.Position.PlannedAt, decision.Position.Round, decision.Position.Visited,
            decision.DueAt, decision.AwaitsMessages, decision.AwaitsEvent, decision.StopReason, decision.StopReason is null ? null : now);
    }

    private static PlannedMessageRow Message(IIdSource ids, AdvancedEnrollment one, PlannedSend send, Instant now) => new(
        ids.NewId(), one.Enrollment.OrganizationId, OriginKind.Enrollment, one.Enrollment.Id, send.Slot, Lane.Sequence, send.Step.Channel,
        one.Enrollment.ContactId, null, send.Step.Template, one.Enrollment.Data, MessageState.Planned, now, one.SendAt,
        now + PlannedMessageRow.LongestHold, 0, ids.NewToken(), null);
}

/// <summary>How much a batch planned.</summary>
/// <param name="Actions">Calls and notices to make.</param>
/// <param name="Entries">Entries into other sequences.</param>
/// <param name="Changed">Contacts that may have come into a segment or left one.</param>
internal sealed record Advanced(int Messages, int Actions, int Entries, int Changed);
