using System.Data.Common;
using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Set-based SQL of the advance scan.</summary>
internal sealed class EnrollmentBatches(Database database, IIdSource ids, ScanSignals signals, FlowCache flows) : IEnrollmentBatches
{
    private const string Due = "\"Status\" = 1 AND \"DueAt\" IS NOT NULL AND \"DueAt\" <= @now AND (\"LeaseUntil\" IS NULL OR \"LeaseUntil\" < @now)";

    private static readonly string[] Columns =
        ["Id", "OrganizationId", "SequenceId", "VersionId", "ContactId", "Step", "PlannedAt", "ExpiresAt", "Data"];

    public async Task<EnrollmentBatch> ClaimAsync(int most, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        var leaseId = ids.NewId();
        await using var context = database.Open(DataScope.All);
        var anyDue = await context.Set<Enrollment>().AnyAsync(
            row => row.Status == EnrollmentStatus.Active && row.DueAt != null && row.DueAt <= now, cancellationToken);
        if (!anyDue)
        {
            return new EnrollmentBatch(leaseId, []);
        }

        var claimed = await database.WriteBatchAsync(
            session => session.QueryAsync(
                $"""
                UPDATE "Enrollments" SET "LeaseId" = @lease, "LeaseUntil" = @until {session.Dialect.Output(Columns)}
                WHERE "Id" IN ({session.Dialect.Pick("Enrollments", Due, "\"DueAt\"")})
                {session.Dialect.Returning(Columns)}
                """,
                Map, cancellationToken, ("lease", leaseId), ("until", now + lease), ("now", now), ("most", most)),
            cancellationToken);
        return new EnrollmentBatch(leaseId, await LoadAsync(context, claimed, cancellationToken));
    }

    public async Task AdvanceAsync(Guid lease, IReadOnlyList<AdvancedEnrollment> advanced, Instant now, CancellationToken cancellationToken)
    {
        var planned = await database.WriteBatchAsync(session => AdvancedEnrollments.WriteAsync(session, ids, lease, advanced, now, cancellationToken), cancellationToken);
        if (planned > 0)
        {
            signals.Wake(ScanKind.Send);
        }
    }

    private async Task<List<DueEnrollment>> LoadAsync(FollowUpDbContext context, List<ClaimedEnrollment> claimed, CancellationToken cancellationToken)
    {
        if (claimed.Count == 0)
        {
            return [];
        }

        var flowByVersion = await flows.GetAsync([.. claimed.Select(row => row.VersionId).Distinct()], cancellationToken);
        var sequenceIds = claimed.Select(row => row.SequenceId).Distinct().ToList();
        var statuses = await context.Set<Sequence>().AsNoTracking().Where(row => sequenceIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Status, cancellationToken);

        // Only a wait that counts from a sending looks at messages.
        var looking = claimed.Where(row => flowByVersion[row.VersionId].Find(row.Step) is WaitStep { Since.Count: > 0 }).Select(row => new KeyRow(row.Id)).ToList();
        var facts = await FactsAsync(context, looking, cancellationToken);
        return [.. claimed.Select(row => new DueEnrollment(
            row.Id, row.OrganizationId, row.ContactId, new Position(row.Step, row.PlannedAt, row.ExpiresAt),
            statuses[row.SequenceId], flowByVersion[row.VersionId], facts.GetValueOrDefault(row.Id, StepFacts.None), row.Data))];
    }

    private async Task<Dictionary<Guid, StepFacts>> FactsAsync(FollowUpDbContext context, List<KeyRow> enrollments, CancellationToken cancellationToken)
    {
        if (enrollments.Count == 0)
        {
            return [];
        }

        var session = new BatchSession(context, database.Dialect);
        var rows = await session.QueryAsync(
            $"""
            SELECT "OriginId", "Slot", "State", "SentAt" FROM "Messages"
            WHERE "OriginId" IN (SELECT r."Key" FROM {database.Dialect.Rows<KeyRow>()} AS r)
            """,
            reader => (Enrollment: reader.GetGuid(0), Slot: reader.GetString(1), State: (MessageState)reader.GetInt32(2), SentAt: reader.AtOrNull(3)),
            cancellationToken, ("rows", RowJson.Write(enrollments)));
        return rows.GroupBy(row => row.Enrollment).ToDictionary(
            group => group.Key,
            group => new StepFacts(group.ToDictionary(row => row.Slot, row => new StepSending(row.SentAt, IsSettled(row.State)))));
    }

    private static bool IsSettled(MessageState state)
        => state is not (MessageState.Planned or MessageState.Queued or MessageState.Sending or MessageState.Unknown);

    private static ClaimedEnrollment Map(DbDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetGuid(3), reader.GetGuid(4),
        reader.GetString(5), reader.At(6), reader.AtOrNull(7), reader.GetString(8));
}
