using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Set-based SQL of the action scan.</summary>
internal sealed class StepActions(Database database, IIdSource ids) : IStepActions
{
    private const string Due = "\"State\" = 1 AND \"DueAt\" <= @now AND (\"LeaseUntil\" IS NULL OR \"LeaseUntil\" < @now)";

    private const int LongestError = 1000;

    public async Task<IReadOnlyList<StepAction>> ClaimAsync(int most, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        if (!await context.Set<StepAction>().AnyAsync(row => row.State == StepActionState.Planned && row.DueAt <= now, cancellationToken))
        {
            return [];
        }

        var leaseId = ids.NewId();
        await database.WriteBatchAsync(
            session => session.ExecuteAsync(
                $"""UPDATE "StepActions" SET "LeaseId" = @lease, "LeaseUntil" = @until WHERE "Id" IN ({session.Dialect.Pick("StepActions", Due, "\"DueAt\"")})""",
                cancellationToken, ("lease", leaseId), ("until", now + lease), ("now", now), ("most", most)),
            cancellationToken);
        return await context.Set<StepAction>().AsNoTracking().Where(row => row.State == StepActionState.Planned && row.LeaseId == leaseId).ToListAsync(cancellationToken);
    }

    public Task RecordAsync(IReadOnlyList<EndedAction> ended, CancellationToken cancellationToken)
        => database.WriteBatchAsync(
            session => session.ExecuteAsync(
                $"""
                UPDATE "StepActions" SET "State" = r."NewState", "LastError" = r."NewError", "Attempts" = "Attempts" + 1, "DueAt" = COALESCE(r."NewDueAt", "DueAt"),
                    "EndedAt" = r."NewEndedAt", "LeaseId" = NULL, "LeaseUntil" = NULL
                FROM {session.Dialect.Rows<EndedRow>()} AS r WHERE "StepActions"."Id" = r."Key" AND "LeaseId" = r."Lease" AND {Dialect.Checked("State")} = 1
                """,
                cancellationToken, ("rows", RowJson.Write(ended.Select(Row)))),
            cancellationToken);

    private static EndedRow Row(EndedAction one) => new(
        one.Id, one.Lease, one.State, one.Error is { Length: > LongestError } error ? error[..LongestError] : one.Error, one.RetryAt, one.RetryAt is null ? one.At : null);

    private sealed record EndedRow(Guid Key, Guid Lease, StepActionState NewState, string? NewError, Instant? NewDueAt, Instant? NewEndedAt);
}
