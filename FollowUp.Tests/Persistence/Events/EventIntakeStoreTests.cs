using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Events;
using FollowUp.Infrastructure.Scheduling;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Events;

public sealed class EventIntakeStoreTests
{
    private static readonly Guid Organization = new(1, 0, 0, new byte[8]);
    private static readonly Guid Other = new(2, 0, 0, new byte[8]);

    private readonly ManualClock clock = new();
    private readonly ScanSignals signals = new();

    [DatabaseTheory]
    public async Task An_event_is_stored_as_it_came_and_waits_for_the_scan(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await using var intake = Intake(test.Database);
        var at = Instant.FromUtc(2026, 2, 27, 8, 0);

        var receipt = await intake.StoreAsync(new NewEvent(Organization, "generic", "k-1", "order_delivered", at, """{"name":"“Lamp” & 'ljus' 😀\\n"}"""), default);

        var row = Assert.Single(await RowsAsync(test.Database));
        Assert.False(receipt.Duplicate);
        Assert.Equal(receipt.EventId, row.Id);
        Assert.Equal((Organization, "generic", "k-1", "order_delivered"), (row.OrganizationId, row.Source, row.Key, row.Type));
        Assert.Equal((at, clock.Now, """{"name":"“Lamp” & 'ljus' 😀\\n"}"""), (row.OccurredAt, row.ReceivedAt, row.Payload));
        Assert.Equal((0, null, null), (row.Repeats, row.ProcessedAt, row.Outcome));
        Assert.True(signals.WaitAsync(ScanKind.Events, default).IsCompleted);
    }

    [DatabaseTheory]
    public async Task A_repeat_is_counted_and_gets_the_first_ones_id(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await using var intake = Intake(test.Database);

        var first = await intake.StoreAsync(Event("k-1"), default);
        await signals.WaitAsync(ScanKind.Events, default);
        clock.Advance(Duration.FromHours(1));
        var second = await intake.StoreAsync(Event("k-1") with { Payload = "{}" }, default);

        Assert.Equal(new EventReceipt(first.EventId, true), second);
        var row = Assert.Single(await RowsAsync(test.Database));
        Assert.Equal((1, clock.Now - Duration.FromHours(1)), (row.Repeats, row.ReceivedAt));
        Assert.False(signals.WaitAsync(ScanKind.Events, default).IsCompleted);
    }

    [DatabaseTheory]
    public async Task Fifty_at_once_with_the_same_key_are_one_event(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await using var intake = Intake(test.Database);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => intake.StoreAsync(Event("k-1"), default))));

        Assert.Single(receipts.Select(receipt => receipt.EventId).Distinct());
        Assert.Single(receipts, receipt => !receipt.Duplicate);
        Assert.Equal(49, Assert.Single(await RowsAsync(test.Database)).Repeats);
    }

    [DatabaseTheory]
    public async Task Two_processes_that_get_the_same_keys_store_each_once(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        using var again = test.OpenAgain();
        await using var one = Intake(test.Database);
        await using var two = Intake(again);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(()
            => (number % 2 == 0 ? one : two).StoreAsync(Event($"k-{number / 2}"), default))));

        Assert.Equal(100, receipts.Count(receipt => !receipt.Duplicate));
        var rows = await RowsAsync(test.Database);
        Assert.Equal(100, rows.Count);
        Assert.All(rows, row => Assert.Equal(1, row.Repeats));
        Assert.Equal(rows.Select(row => row.Id).Order(), receipts.Select(receipt => receipt.EventId).Distinct().Order());
    }

    [DatabaseTheory]
    public async Task The_same_key_of_another_organization_or_source_is_another_event(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await using var intake = Intake(test.Database);

        var receipts = await Task.WhenAll(
            intake.StoreAsync(Event("k-1"), default),
            intake.StoreAsync(Event("k-1") with { OrganizationId = Other }, default),
            intake.StoreAsync(Event("k-1") with { Source = "shopify" }, default));

        Assert.DoesNotContain(receipts, receipt => receipt.Duplicate);
        Assert.Equal(3, (await RowsAsync(test.Database)).Count);
    }

    [DatabaseTheory]
    public async Task What_there_is_nothing_to_do_about_is_stored_as_done(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await using var intake = Intake(test.Database);

        await intake.StoreAsync(Event("k-1") with { Outcome = """{"ignored":"Not a delivery."}""" }, default);

        var row = Assert.Single(await RowsAsync(test.Database));
        Assert.Equal((clock.Now, """{"ignored":"Not a delivery."}"""), (row.ProcessedAt, row.Outcome));
    }

    [Fact]
    public async Task An_event_that_the_database_refuses_fails_its_sender_alone()
    {
        await using var test = await TestDatabase.CreateAsync();
        await using (var context = test.Database.Open(DataScope.All))
        {
            await context.Database.ExecuteSqlRawAsync(
                """CREATE TRIGGER refuse BEFORE INSERT ON "Events" WHEN NEW."Key" = 'bad' BEGIN SELECT RAISE(ABORT, 'refused'); END""");
        }

        await using var intake = Intake(test.Database);
        var bad = intake.StoreAsync(Event("bad"), default);
        var good = Enumerable.Range(0, 3).Select(number => intake.StoreAsync(Event($"k-{number}"), default)).ToList();
        await Assert.ThrowsAnyAsync<Exception>(() => bad);
        await Task.WhenAll(good);

        Assert.Equal(3, (await RowsAsync(test.Database)).Count);
    }

    private EventIntakeStore Intake(Database database) => new(database, new SystemIdSource(), clock, signals, new IntakeMetrics());

    private static NewEvent Event(string key) => new(Organization, "generic", key, "order_delivered", Instant.FromUtc(2026, 2, 27, 8, 0), "{}");

    private static async Task<List<Event>> RowsAsync(Database database)
    {
        await using var context = database.Open(DataScope.All);
        return await context.Set<Event>().AsNoTracking().ToListAsync();
    }
}
