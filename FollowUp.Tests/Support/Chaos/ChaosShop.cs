using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace FollowUp.Tests.Support.Chaos;

/// <summary>The shop's side of the story: it writes messages, looks at them, and is the person who settles what nobody else can. It never sends.</summary>
internal sealed class ChaosShop : IAsyncDisposable
{
    private readonly IHost host;
    private readonly HashSet<string> expected = [];
    private readonly Guid origin;
    private int orders;
    private int textsBegun;
    private int textsWritten;

    private ChaosShop(IHost host, Actor owner)
    {
        this.host = host;
        Owner = owner;
        origin = Get<IIdSource>().NewId();
    }

    public Database Database => Get<Database>();

    /// <summary>Every address that is to get one message.</summary>
    public IReadOnlyCollection<string> Expected => expected;

    public int Orders => orders;

    /// <summary>Text messages that are certainly written.</summary>
    public int TextsWritten => Volatile.Read(ref textsWritten);

    /// <summary>Text messages that may be written by now.</summary>
    public int TextsBegun => Volatile.Read(ref textsBegun);

    private Actor Owner { get; }

    public static async Task<ChaosShop> OpenAsync(ChaosPlan plan)
    {
        var host = ChaosHost.Build(plan.Provider, plan.ConnectionString, works: false);
        await host.StartAsync();
        await using var context = host.Services.GetRequiredService<Database>().Open(DataScope.All);
        return new ChaosShop(host, Actor.System((await context.Organizations.SingleAsync()).Id));
    }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public async Task SetUpAsync(ChaosProviders providers)
    {
        foreach (var account in providers.Accounts)
        {
            await Get<IChannelAccounts>().CreateAsync(Owner, account, CancellationToken.None);
        }

        await Get<IRequestCampaigns>().CreateAsync(
            Owner, new RequestCampaignInput("Chaos", RequestChannel.Email, TimeSpan.Zero, false, TimeSpan.FromDays(1), 0, TimeSpan.FromDays(30), new Eligibility()), CancellationToken.None);
    }

    /// <summary>So many messages more: half of them orders whose contacts are asked by e-mail, half text messages.</summary>
    public async Task WriteAsync(int count)
    {
        var numbers = Enumerable.Range(orders + 1, count / 2).ToList();
        var texts = Enumerable.Range(textsWritten + 1, count - numbers.Count).ToList();
        expected.UnionWith(numbers.Select(DeliveredOrders.Email).Concat(texts.Select(Phone)));
        orders += numbers.Count;
        var now = Get<IClock>().GetCurrentInstant();
        await DeliveredOrders.StoreAsync(Database, Get<IIdSource>(), Owner.OrganizationId, now, numbers);
        Volatile.Write(ref textsBegun, textsBegun + texts.Count);
        await using var context = Database.Open(DataScope.All);
        context.AddRange(texts.Select(number => Text(number, now)));
        await context.SaveChangesAsync();
        Volatile.Write(ref textsWritten, textsBegun);
    }

    /// <summary>Messages that are being handed over, with the moment their hand-over began.</summary>
    public async Task<HashSet<(Guid Id, Instant? HandedAt)>> SendingAsync()
    {
        await using var context = Database.Open(DataScope.All);
        return [.. (await context.Set<Message>().Where(row => row.State == MessageState.Sending).Select(row => new { row.Id, row.HandedAt }).ToListAsync())
            .Select(row => (row.Id, row.HandedAt))];
    }

    /// <summary>What a dead process had asked of the server is over, done or undone.</summary>
    public async Task WaitForServerAsync()
    {
        await using var context = Database.Open(DataScope.All);
        while (Database.Provider == DatabaseProvider.Postgres
            && await context.Database.SqlQuery<int>($"""SELECT COUNT(*)::int AS "Value" FROM pg_stat_activity WHERE application_name = {ChaosHost.ApplicationName} AND datname = current_database()""").SingleAsync() > 0)
        {
            await Task.Delay(5);
        }
    }

    /// <summary>Doubts that will be looked at again without a person.</summary>
    public async Task<int> OpenDoubtsAsync()
    {
        await using var context = Database.Open(DataScope.All);
        return await context.Set<Message>().CountAsync(row => row.State == MessageState.Unknown && row.CheckAt != null);
    }

    /// <summary>When the last of the doubts is looked at that are there now; null when there are none.</summary>
    public async Task<Instant?> LastLookAsync()
    {
        await using var context = Database.Open(DataScope.All);
        return await context.Set<Message>().Where(row => row.State == MessageState.Unknown).MaxAsync(row => row.CheckAt);
    }

    public async Task<List<ToldMessage>> ToldAsync()
    {
        await using var context = Database.Open(DataScope.All);
        var rows = await (
            from message in context.Set<Message>()
            join contact in context.Set<Contact>() on message.ContactId equals contact.Id into contacts
            from contact in contacts.DefaultIfEmpty()
            select new { message.Id, message.State, To = message.Address ?? contact.Email, message.Provider }).ToListAsync();
        return rows.ConvertAll(row => new ToldMessage(row.Id, row.State, row.To, row.Provider));
    }

    /// <summary>How many doubts ended with each of these words.</summary>
    public async Task<int> EventsAsync(params string[] details)
    {
        await using var context = Database.Open(DataScope.All);
        return await context.Set<MessageEvent>().CountAsync(row => row.Detail != null && details.Contains(row.Detail));
    }

    /// <summary>Says of a message in doubt what the provider's own list says.</summary>
    public Task SettleAsync(Guid messageId, bool taken)
        => Get<IDeadLetters>().SettleAsync(Owner, messageId, taken ? SettledAs.Sent : SettledAs.Again, CancellationToken.None);

    /// <summary>Puts back what failed.</summary>
    public Task<int> RetryAsync() => Get<IDeadLetters>().RetryAllAsync(Owner, new DeadLetterFilter(), null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static string Phone(int number) => $"+1415{2_000_000 + number}";

    private Message Text(int number, Instant now) => new()
    {
        Id = Get<IIdSource>().NewId(), OrganizationId = Owner.OrganizationId, Origin = OriginKind.Test, OriginId = origin, Slot = $"{number}", Lane = Lane.Broadcast,
        Channel = Channel.Sms, Address = Phone(number), Data = """{"Text":"Your throw is on its way."}""", State = MessageState.Planned,
        PlannedAt = now, DueAt = now, ExpiresAt = now + Duration.FromDays(7), Token = Get<IIdSource>().NewToken(),
    };
}
