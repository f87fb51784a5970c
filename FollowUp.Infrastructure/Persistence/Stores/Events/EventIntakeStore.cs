using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Scheduling;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Events;

/// <summary>Stores events as they arrive, many in one commit. The unique key alone tells a repeat.</summary>
internal sealed class EventIntakeStore : IEventIntake, IAsyncDisposable
{
    private const int MostInOneCommit = 500;

    private readonly Database database;
    private readonly IIdSource ids;
    private readonly IClock clock;
    private readonly ScanSignals signals;
    private readonly IntakeMetrics metrics;
    private readonly GroupCommit<NewEventRow, EventReceipt> commits;

    public EventIntakeStore(Database database, IIdSource ids, IClock clock, ScanSignals signals, IntakeMetrics metrics)
    {
        (this.database, this.ids, this.clock, this.signals, this.metrics) = (database, ids, clock, signals, metrics);
        commits = new GroupCommit<NewEventRow, EventReceipt>(MostInOneCommit, StoreAsync);
    }

    public async Task<EventReceipt> StoreAsync(NewEvent newEvent, CancellationToken cancellationToken)
    {
        var receipt = await commits.WriteAsync(NewEventRow.Of(newEvent, ids.NewId(), clock.GetCurrentInstant()), cancellationToken);
        metrics.Received(newEvent.Source, newEvent.Outcome is not null, receipt.Duplicate);
        return receipt;
    }

    public ValueTask DisposeAsync() => commits.DisposeAsync();

    private async Task<IReadOnlyList<EventReceipt>> StoreAsync(IReadOnlyList<NewEventRow> rows)
    {
        // The same order on every node: two batches that share keys then wait for each other and never deadlock.
        var groups = rows.GroupBy(row => (row.OrganizationId, row.Source, row.Key)).OrderBy(group => group.Key.OrganizationId)
            .ThenBy(group => group.Key.Source, StringComparer.Ordinal).ThenBy(group => group.Key.Key, StringComparer.Ordinal).ToList();
        var firsts = groups.ConvertAll(group => group.First() with { Repeats = group.Count() - 1 });
        var known = await database.WriteBatchAsync(async session =>
        {
            var inserted = await InsertAsync(session, firsts);
            var repeated = firsts.FindAll(row => !inserted.Contains(row.Id));
            return repeated.Count == 0 ? [] : await CountRepeatsAsync(session, repeated);
        }, CancellationToken.None);
        if (known.Count < firsts.Count)
        {
            signals.Wake(ScanKind.Events);
        }

        var firstIds = firsts.ToDictionary(row => (row.OrganizationId, row.Source, row.Key), row => row.Id);
        return [.. rows.Select(row => Receipt(row, known, firstIds))];
    }

    private static EventReceipt Receipt(NewEventRow row, Dictionary<(Guid, string, string), Guid> known, Dictionary<(Guid, string, string), Guid> firstIds)
    {
        var key = (row.OrganizationId, row.Source, row.Key);
        return known.TryGetValue(key, out var id) ? new EventReceipt(id, true) : new EventReceipt(firstIds[key], row.Id != firstIds[key]);
    }

    private static async Task<HashSet<Guid>> InsertAsync(BatchSession session, List<NewEventRow> rows)
        => [.. await session.QueryAsync(
            session.Dialect.Insert<NewEventRow>("Events", NewEventRow.SameKey, "Id"), reader => reader.GetGuid(0), CancellationToken.None, ("rows", RowJson.Write(rows)))];

    private static async Task<Dictionary<(Guid, string, string), Guid>> CountRepeatsAsync(BatchSession session, List<NewEventRow> rows)
    {
        string[] columns = ["Id", "OrganizationId", "Source", "Key"];
        var repeats = rows.Select(row => new RepeatRow(row.OrganizationId, row.Source, row.Key, row.Repeats + 1));
        var known = await session.QueryAsync(
            $"""
            UPDATE "Events" SET "Repeats" = "Repeats" + r."Times" {session.Dialect.Output(columns)}
            FROM {session.Dialect.Rows<RepeatRow>()} AS r
            WHERE "Events"."OrganizationId" = r."OfOrganization" AND "Events"."Source" = r."OfSource" AND "Events"."Key" = r."OfKey"
            {session.Dialect.Returning(columns)}
            """,
            reader => (Id: reader.GetGuid(0), Organization: reader.GetGuid(1), Source: reader.GetString(2), Key: reader.GetString(3)),
            CancellationToken.None, ("rows", RowJson.Write(repeats)));
        return known.ToDictionary(row => (row.Organization, row.Source, row.Key), row => row.Id);
    }
}
