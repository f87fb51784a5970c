using FollowUp.Benchmarks.Send;
using FollowUp.Core.Delivery;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Seeding;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace FollowUp.Benchmarks;

/// <summary>The product without its web server: one organization that sends through SMTP. Its scans run once it is started.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly IHost host;
    private int orders;

    private Shop(IHost host, Actor owner)
    {
        this.host = host;
        Owner = owner;
    }

    public Actor Owner { get; }

    public static async Task<Shop> OpenAsync(BenchmarkDatabase data, int smtpPort, IClock? clock = null, bool scans = false)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = data.Provider,
            ["ConnectionStrings:FollowUp"] = data.ConnectionString,
            ["Scans:Enabled"] = scans ? "true" : "false",
            ["Bootstrap:OrganizationName"] = "Benchmark",
            ["Bootstrap:AdminEmail"] = "owner@example.com",
            ["Bootstrap:AdminPassword"] = "quiet harbour lamp",
            ["Bootstrap:Demo"] = "false",
            ["Channels:Smtp:Host"] = "127.0.0.1",
            ["Channels:Smtp:Port"] = smtpPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Channels:Smtp:Security"] = "none",
            ["Channels:Smtp:From"] = "shop@example.com",
        });
        builder.Services.AddFollowUpInfrastructure(builder.Configuration);
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        var host = builder.Build();
        var database = host.Services.GetRequiredService<Database>();
        await using (var context = database.Open(DataScope.All))
        {
            await context.Database.MigrateAsync();
        }

        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Bootstrap>().RunAsync(CancellationToken.None);
        }

        await using (var context = database.Open(DataScope.All))
        {
            return new Shop(host, Actor.System((await context.Organizations.SingleAsync()).Id));
        }
    }

    /// <summary>From now on scans run by themselves, if they were asked for.</summary>
    public Task StartAsync() => host.StartAsync();

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>A campaign that asks at once and never reminds.</summary>
    public Task CampaignAsync()
        => Get<IRequestCampaigns>().CreateAsync(
            Owner,
            new RequestCampaignInput("Benchmark", RequestChannel.Email, TimeSpan.Zero, false, TimeSpan.FromDays(1), 0, TimeSpan.FromDays(30), new Eligibility()),
            CancellationToken.None);

    /// <summary>Stores so many delivered orders, each of a contact of its own, behind those there are.</summary>
    public Task OrdersAsync(int count)
        => DeliveredOrders.StoreAsync(Get<Database>(), Get<IIdSource>(), Owner.OrganizationId, Get<IClock>().GetCurrentInstant(), Next(count));

    /// <summary>So many more come in as they do from a shop: one by one, through the product's intake.</summary>
    public Task ArriveAsync(int count, CancellationToken cancellationToken)
        => Task.WhenAll(Next(count).Select(number => Get<IEventIntake>().StoreAsync(
            DeliveredOrders.Arriving(Owner.OrganizationId, Get<IClock>().GetCurrentInstant(), number), cancellationToken)));

    /// <summary>Asks the sink until it has them all, and only then the database whether they are written down.</summary>
    /// <param name="count">Of all mails since the start.</param>
    public async Task UntilSentAsync(SinkProcess sink, long count, CancellationToken cancellationToken)
    {
        while ((await sink.CountAsync()).Mails < count || await SentAsync(cancellationToken) < count)
        {
            await Task.Delay(50, cancellationToken);
        }
    }

    private async Task<int> SentAsync(CancellationToken cancellationToken)
    {
        await using var context = Get<Database>().Open(DataScope.All);
        return await context.Set<Message>().CountAsync(message => message.SentAt != null, cancellationToken);
    }

    private IEnumerable<int> Next(int count) => Enumerable.Range((orders += count) - count + 1, count);

    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask;
        host.Dispose();
    }
}
