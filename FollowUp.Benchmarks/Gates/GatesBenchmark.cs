using System.Diagnostics;
using System.Globalization;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using NodaTime;

namespace FollowUp.Benchmarks.Gates;

/// <summary>
/// What all gates cost a message: loading what they look at for a batch of 500 and asking each of them. The texts go to
/// numbers of all over the United States, a third with an address that disagrees with its area code.
/// </summary>
internal static class GatesBenchmark
{
    private const int Batch = 500;
    private const int WarmUp = 2000;

    /// <summary>A Wednesday at noon in Chicago: every rule is asked and none closes.</summary>
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 18, 18, 30);

    private static readonly string[] AreaCodes = ["212", "213", "214", "305", "312", "404", "405", "602", "617", "702", "713", "786", "808", "907", "972"];
    private static readonly string[] States = ["CA", "FL", "TX", "NY", "OK"];

    public static async Task<Figures> RunAsync(BenchmarkOptions options)
    {
        using var data = await BenchmarkDatabase.CreateAsync(options.Database);
        await using var shop = await Shop.OpenAsync(data, 25);
        var gates = new GateChain();

        // What is claimed stays claimed here, and would use the limits up.
        await shop.Get<IOrganizations>().ChangeAsync(
            shop.Owner,
            new OrganizationChange
            {
                Limits = new Dictionary<Channel, SendingLimit?> { [Channel.Sms] = null },
                FrequencyCaps = [new FrequencyCap(null, 5, CapPeriod.Week, CapAction.Defer), new FrequencyCap(Channel.Sms, 2, CapPeriod.Day, CapAction.Skip)],
            },
            CancellationToken.None);
        await FillAsync(shop, options.Count + WarmUp);
        await RoundsAsync(shop, gates, WarmUp);
        using var counts = new DatabaseCounts();
        var (loading, asking, raw, messages, statements) = await RoundsAsync(shop, gates, options.Count, counts);
        return new Figures(
            "gates", options.Database, "us/message", (loading + asking).TotalMicroseconds / messages, raw.TotalMicroseconds / messages,
            new Dictionary<string, double>
            {
                ["messages"] = messages,
                ["gatesAloneUs"] = asking.TotalMicroseconds / messages,
                ["loadUs"] = loading.TotalMicroseconds / messages,
                ["queriesPerBatch"] = statements / Math.Ceiling(messages / (double)Batch),
            });
    }

    private static async Task<(TimeSpan Loading, TimeSpan Asking, TimeSpan Raw, int Messages, long Statements)> RoundsAsync(
        Shop shop, GateChain gates, int count, DatabaseCounts? counts = null)
    {
        var (database, loader, ids) = (shop.Get<Database>(), shop.Get<MessageBatchLoader>(), shop.Get<IIdSource>());
        var (loading, asking, raw, done, statements, passed) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, 0, 0L, 0);
        while (done < count)
        {
            var lease = ids.NewId();
            var claimed = await database.WriteRepeatableAsync(session => new MessageClaim().RunAsync(session, lease, Math.Min(Batch, count - done), Now, Now + Duration.FromHours(1), CancellationToken.None), CancellationToken.None);
            var keys = RowJson.Write(claimed.Select(row => new KeyRow(row.Id)));
            var watch = Stopwatch.StartNew();
            await using (var context = database.Open(DataScope.All))
            {
                await new BatchSession(context, database.Dialect).QueryAsync(
                    $"""SELECT m."Id", c."Phone" FROM "Messages" AS m LEFT JOIN "Contacts" AS c ON c."Id" = m."ContactId" WHERE {database.Dialect.OneOf("m.Id")}""",
                    reader => (reader.GetGuid(0), reader.GetString(1)), CancellationToken.None, ("rows", keys));
            }

            raw += watch.Elapsed;
            var before = counts?.Statements ?? 0;
            watch.Restart();
            var batch = await loader.LoadAsync(lease, claimed, Now, CancellationToken.None);
            loading += watch.Elapsed;
            statements += (counts?.Statements ?? 0) - before;
            watch.Restart();
            passed += batch.Messages.Count(message => gates.Check(new GateContext(message, message.Address, message.Suppressed, Now) { Budget = batch.Budget, Frequency = batch.Frequency }) is null);
            asking += watch.Elapsed;
            done += claimed.Count;
        }

        return passed > 0 ? (loading, asking, raw, done, statements) : throw new InvalidOperationException("No message passed: the last gates were never asked.");
    }

    /// <summary>Contacts with a planned text each. No flow is behind them, so that nothing but gates is measured.</summary>
    private static async Task FillAsync(Shop shop, int count)
    {
        var ids = shop.Get<IIdSource>();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(1000))
        {
            await shop.Get<Database>().WriteAsync(DataScope.Of(shop.Owner.OrganizationId), async context =>
            {
                foreach (var number in numbers)
                {
                    var contact = new Contact
                    {
                        Id = ids.NewId(),
                        OrganizationId = shop.Owner.OrganizationId,
                        Phone = string.Create(CultureInfo.InvariantCulture, $"+1{AreaCodes[number % AreaCodes.Length]}{2_000_000 + number}"),
                        Country = number % 3 == 0 ? "US" : null,
                        State = number % 3 == 0 ? States[number % States.Length] : null,
                        CreatedAt = Now,
                        UpdatedAt = Now,
                    };
                    context.AddRange(contact, new Message
                    {
                        Id = ids.NewId(), OrganizationId = shop.Owner.OrganizationId, Origin = OriginKind.Enrollment, OriginId = ids.NewId(), Slot = "text", Lane = Lane.Sequence, Channel = Channel.Sms,
                        ContactId = contact.Id, Data = """{"Text":"Hello"}""", State = MessageState.Planned, PlannedAt = Now, DueAt = Now - Duration.FromSeconds(1), ExpiresAt = Now + Duration.FromDays(7), Token = ids.NewToken(),
                    });
                }

                await context.SaveChangesAsync();
            }, CancellationToken.None);
        }
    }
}
