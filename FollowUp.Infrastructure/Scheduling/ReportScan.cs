using System.Data.Common;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Reports;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>Brings reports to messages that were not known yet when they came. Claims and settles in one transaction, so that nothing is left behind by a crash.</summary>
internal sealed class ReportScan(Database database, OptOuts optOuts, IIdSource ids, IClock clock, ScanSignals signals)
{
    private const int Batch = 500;

    private static readonly string[] Columns =
    [
        "Id", "OrganizationId", "AccountId", "Provider", "EventId", "Reference", "ToldMessageId", "Kind", "Machine", "At", "ReceivedAt", "Code", "Words", "Url", "Repeats", "Cost", "Currency",
    ];

    /// <returns>How many reports were looked at.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using (var context = database.Open(DataScope.All))
        {
            if (!await context.Set<ProviderEvent>().AnyAsync(row => row.CheckAt != null && row.CheckAt <= now, cancellationToken))
            {
                return 0;
            }
        }

        var looked = await database.WriteAsync(DataScope.All, async context =>
        {
            var session = new BatchSession(context, database.Dialect);
            var waiting = await session.QueryAsync(
                $"""
                UPDATE "ProviderEvents" SET "CheckAt" = @now {session.Dialect.Output(Columns)}
                WHERE "Id" IN ({session.Dialect.Pick("ProviderEvents", "\"CheckAt\" IS NOT NULL AND \"CheckAt\" <= @now", "\"CheckAt\"")}) {session.Dialect.Returning(Columns)}
                """,
                Map, cancellationToken, ("now", now), ("most", Batch));
            await new ReportSettling(context, session, optOuts, ids, now).ApplyAsync(waiting, cancellationToken);
            return waiting.Count;
        }, cancellationToken);
        signals.Wake(ScanKind.Events);
        signals.Wake(ScanKind.Advance);
        return looked;
    }

    private static ProviderEventRow Map(DbDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.IdOrNull(6), (ReportKind)reader.GetInt32(7),
        reader.GetBoolean(8), reader.At(9), reader.At(10), reader.TextOrNull(11), reader.TextOrNull(12), reader.TextOrNull(13), null, reader.GetInt32(14),
        reader.IsDBNull(15) ? null : reader.GetInt64(15), reader.TextOrNull(16));
}
