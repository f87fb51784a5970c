using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Reports;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Infrastructure.Scheduling;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Reports;

/// <summary>Stores reports as they arrive. The unique key alone tells a repeat.</summary>
internal sealed class ProviderReportStore(Database database, OptOuts optOuts, IIdSource ids, IClock clock, ScanSignals signals) : IProviderReports
{
    private const string SameEvent = """t."OrganizationId" = r."OrganizationId" AND t."Provider" = r."Provider" AND t."EventId" = r."EventId" """;

    public async Task<int> RecordAsync(IReadOnlyList<AccountReport> reports, CancellationToken cancellationToken)
    {
        if (reports.Count == 0)
        {
            return 0;
        }

        var now = clock.GetCurrentInstant();

        // The same order on every node: two batches that share events then wait for each other and never deadlock.
        var rows = reports.GroupBy(one => (one.Account.OrganizationId, one.Account.Provider, one.Report.EventId)).OrderBy(group => group.Key.OrganizationId)
            .ThenBy(group => group.Key.Provider, StringComparer.Ordinal).ThenBy(group => group.Key.EventId, StringComparer.Ordinal)
            .Select(group => ProviderEventRow.Of(group.First(), ids.NewId(), now, group.Count() - 1)).ToList();
        var fresh = await database.WriteAsync(DataScope.All, async context =>
        {
            var session = new BatchSession(context, database.Dialect);
            var inserted = (await session.QueryAsync(
                session.Dialect.Insert<ProviderEventRow>("ProviderEvents", SameEvent, "Id"), reader => reader.GetGuid(0), cancellationToken, ("rows", RowJson.Write(rows)))).ToHashSet();
            await CountRepeatsAsync(session, rows.FindAll(row => !inserted.Contains(row.Id)), cancellationToken);
            await new ReportSettling(context, session, optOuts, ids, now).ApplyAsync(rows.FindAll(row => inserted.Contains(row.Id)), cancellationToken);
            return inserted.Count;
        }, cancellationToken);
        if (fresh > 0)
        {
            signals.Wake(ScanKind.Events);
            signals.Wake(ScanKind.Advance);
        }

        return fresh;
    }

    private static Task<int> CountRepeatsAsync(BatchSession session, List<ProviderEventRow> rows, CancellationToken cancellationToken)
        => rows.Count == 0 ? Task.FromResult(0) : session.ExecuteAsync(
            $"""
            UPDATE "ProviderEvents" SET "Repeats" = "Repeats" + r."Times" FROM {session.Dialect.Rows<RepeatedReportRow>()} AS r
            WHERE "ProviderEvents"."OrganizationId" = r."OfOrganization" AND "ProviderEvents"."Provider" = r."OfProvider" AND "ProviderEvents"."EventId" = r."OfEvent"
            """,
            cancellationToken, ("rows", RowJson.Write(rows.Select(row => new RepeatedReportRow(row.OrganizationId, row.Provider, row.EventId, row.Repeats + 1)))));
}
