using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Unknown;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>What a dead worker left behind: the queued goes back into the queue, the half-sent becomes unknown and is never sent again unasked.</summary>
internal static class LostMessages
{
    private const string Reason = "The process stopped while this message was being handed over. It may have been sent.";

    public static async Task<int> RecoverAsync(BatchSession session, IIdSource ids, Instant now, CancellationToken cancellationToken)
    {
        var requeued = await session.ExecuteAsync(
            """UPDATE "Messages" SET "State" = 1, "LeaseId" = NULL, "LeaseUntil" = NULL WHERE "State" = 2 AND "LeaseUntil" < @now""",
            cancellationToken, ("now", now));

        // The lease stays: the result of a worker that was only slow still settles the message.
        string[] columns = ["Id", "OrganizationId", "OriginId", "Slot", "Origin"];
        var lost = await session.QueryAsync(
            $"""
            UPDATE "Messages" SET "State" = 10, "LastError" = @reason, "FailureWords" = @reason, "AttemptCount" = "AttemptCount" + 1, "LeaseUntil" = NULL, "UnknownAt" = @now, "CheckAt" = @check
            {session.Dialect.Output(columns)} WHERE "State" = 3 AND "LeaseUntil" < @now {session.Dialect.Returning(columns)}
            """,
            reader => new LostRow(reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetString(3), (OriginKind)reader.GetInt32(4)),
            cancellationToken, ("now", now), ("check", now + UnknownRules.FirstLook), ("reason", Reason));
        await session.AddAsync(
            "MessageEvents",
            lost.Select(row => new MessageEventRow(ids.NewId(), row.OrganizationId, row.Id, row.OriginId, "unknown", now, Reason)).ToList(),
            cancellationToken);
        await OriginEffects.UnknownAsync(session, [.. lost.Where(row => row.Origin == OriginKind.Enrollment).Select(row => (row.OriginId, row.Slot))], Reason, cancellationToken);
        return requeued + lost.Count;
    }

    private sealed record LostRow(Guid Id, Guid OrganizationId, Guid OriginId, string Slot, OriginKind Origin);
}
