using System.Data.Common;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Set-based SQL of the advance scan.</summary>
internal sealed class EnrollmentBatches(Database database, IIdSource ids, ScanSignals signals, FlowCache flows, EnrollmentFacts facts) : IEnrollmentBatches
{
    private const string Due = "\"Status\" = 1 AND \"DueAt\" IS NOT NULL AND \"DueAt\" <= @now AND (\"LeaseUntil\" IS NULL OR \"LeaseUntil\" < @now)";

    private static readonly string[] Columns =
        ["Id", "OrganizationId", "SequenceId", "VersionId", "ContactId", "Subject", "Step", "PlannedAt", "ExpiresAt", "EnteredAt", "DueAt", "Round", "Visited", "Data"];

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

        var claimed = await database.WriteRepeatableAsync(
            session => session.QueryAsync(
                $"""
                UPDATE "Enrollments" SET "LeaseId" = @lease, "LeaseUntil" = @until {session.Dialect.Output(Columns)}
                WHERE "Id" IN ({session.Dialect.Pick("Enrollments", Due, "\"DueAt\"")})
                {session.Dialect.Returning(Columns)}
                """,
                Map, cancellationToken, ("lease", leaseId), ("until", now + lease), ("now", now), ("most", most)),
            cancellationToken);
        return new EnrollmentBatch(leaseId, claimed.Count == 0 ? [] : await database.ReadBatchAsync(session => LoadAsync(session, claimed, now, cancellationToken), cancellationToken));
    }

    public async Task AdvanceAsync(Guid lease, IReadOnlyList<AdvancedEnrollment> advanced, Instant now, CancellationToken cancellationToken)
    {
        var planned = await database.WriteRepeatableAsync(session => AdvancedEnrollments.WriteAsync(session, ids, lease, advanced, now, cancellationToken), cancellationToken);
        if (planned.Messages > 0)
        {
            signals.Wake(ScanKind.Send);
        }

        if (planned.Actions > 0)
        {
            signals.Wake(ScanKind.Actions);
        }

        if (planned.Entries > 0)
        {
            signals.Wake(ScanKind.Events);
        }

        if (planned.Changed > 0)
        {
            signals.Wake(ScanKind.Segments);
        }
    }

    private async Task<List<DueEnrollment>> LoadAsync(BatchSession session, List<ClaimedEnrollment> claimed, Instant now, CancellationToken cancellationToken)
    {
        var flowByVersion = await flows.GetAsync([.. claimed.Select(row => row.VersionId).Distinct()], cancellationToken);
        var sequenceIds = claimed.Select(row => row.SequenceId).Distinct().ToList();
        var sequences = await session.Context.Set<Sequence>().AsNoTracking().Where(row => sequenceIds.Contains(row.Id))
            .Select(row => new { row.Id, row.Kind, row.Status }).ToDictionaryAsync(row => row.Id, cancellationToken);
        var loaded = await facts.LoadAsync(session, claimed.ConvertAll(row => new FactsQuestion(row, flowByVersion[row.VersionId])), now, cancellationToken);
        return [.. claimed.Select(row => new DueEnrollment(
            row.Id, row.OrganizationId, row.ContactId, row.Subject, new Position(row.Step, row.PlannedAt, row.ExpiresAt, row.Round, row.Visited),
            sequences[row.SequenceId].Kind, sequences[row.SequenceId].Status, flowByVersion[row.VersionId], loaded.GetValueOrDefault(row.Id, RuleFacts.None), row.Data, row.DueAt))];
    }

    private static ClaimedEnrollment Map(DbDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetGuid(3), reader.GetGuid(4),
        reader.GetString(5), reader.GetString(6), reader.At(7), reader.AtOrNull(8), reader.At(9), reader.At(10), reader.GetInt32(11), reader.GetBoolean(12), reader.GetString(13));
}
