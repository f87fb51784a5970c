using FollowUp.Core.Delivery;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Requests;

/// <summary>What a message's fate does to the enrollment and the request it came from, within the same transaction.</summary>
internal static class OriginEffects
{
    /// <summary>Requests and enrollments whose messages were sent, failed, or were held.</summary>
    public static async Task ApplyAsync(BatchSession session, IReadOnlyList<SettledMessage> settled, Instant now, CancellationToken cancellationToken)
    {
        var ofEnrollments = settled.Where(one => one.Origin == OriginKind.Enrollment).ToList();
        if (ofEnrollments.Count == 0)
        {
            return;
        }

        await UpdateRequestsAsync(session, [.. ofEnrollments.GroupBy(one => one.OriginId).Select(RequestOutcomeRow.Of)], cancellationToken);
        var woken = ofEnrollments.Where(one => one.State is not (MessageState.Planned or MessageState.Unknown))
            .Select(one => new KeyRow(one.OriginId)).Distinct().ToList();
        if (woken.Count > 0)
        {
            await session.ApplyAsync(
                $"""
                UPDATE "Enrollments" SET "DueAt" = @now, "AwaitsMessages" = {session.Dialect.False}
                WHERE {session.Dialect.OneOf("Id")} AND {Dialect.Checked("Status")} = 1 AND "AwaitsMessages" = {session.Dialect.True}
                """,
                cancellationToken, ("rows", RowJson.Write(woken)), ("now", now));
        }
    }

    /// <summary>Requests whose first message may or may not have been sent.</summary>
    public static Task UnknownAsync(BatchSession session, IReadOnlyList<(Guid EnrollmentId, string Slot)> lost, string reason, CancellationToken cancellationToken)
        => UpdateRequestsAsync(
            session,
            [.. lost.GroupBy(one => one.EnrollmentId).Select(group => new RequestOutcomeRow(group.Key, RequestOutcome.Unknown, null, 0, reason))],
            cancellationToken);

    /// <remarks>
    /// A request fails or is skipped only when none of its messages was sent and none is left to try: 1 to 3 are the
    /// states of messages that still move. They are counted: for EXISTS PostgreSQL may gather all that move first.
    /// Statuses: 1 scheduled, 2 queued, 4 sent, 7 failed, 8 skipped, 9 unknown.
    /// </remarks>
    private static async Task UpdateRequestsAsync(BatchSession session, IReadOnlyList<RequestOutcomeRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await session.ApplyAsync(
            $"""
            UPDATE "Requests" SET
                "FirstSentAt" = COALESCE("FirstSentAt", r."NewSentAt"),
                "ReminderCount" = CASE WHEN r."NewRound" > "ReminderCount" THEN r."NewRound" ELSE "ReminderCount" END,
                "LastError" = r."NewError",
                "Status" = CASE
                    WHEN r."NewOutcome" = 1 AND "Status" IN (1, 2, 7, 8, 9) THEN 4
                    WHEN r."NewOutcome" = 2 AND "FirstSentAt" IS NULL AND "Status" IN (1, 2) THEN 9
                    WHEN r."NewOutcome" IN (3, 4) AND "FirstSentAt" IS NULL AND "Status" IN (1, 2, 9) AND 0 = (
                        SELECT COUNT(*) FROM "Messages" AS m WHERE m."OriginId" = r."Key" AND m."State" IN (1, 2, 3, 10)) THEN r."NewOutcome" + 4
                    WHEN r."NewOutcome" = 5 AND "Status" = 9 THEN 2
                    ELSE "Status" END
            FROM {session.Dialect.Rows<RequestOutcomeRow>()} AS r
            WHERE {session.Dialect.Keyed<RequestOutcomeRow>("Requests", "EnrollmentId")}
            """,
            cancellationToken, ("rows", RowJson.Write(rows)));
    }
}

/// <summary>A message whose fate was just written down.</summary>
internal sealed record SettledMessage(OriginKind Origin, Guid OriginId, string Slot, MessageState State, Instant At, string? Error)
{
    public static SettledMessage Of(QueuedMessage message, MessageState state, Instant at, string? error) => new(message.Origin, message.OriginId, message.Slot, state, at, error);
}
