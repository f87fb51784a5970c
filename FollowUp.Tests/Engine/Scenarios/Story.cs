using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Unknown;
using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Scheduling;
using FollowUp.Infrastructure.Seeding;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>
/// One shop on a database of its own, a clock that the test moves, and a provider that does what the test says.
/// Everything else is the product: the scans run whenever time passes.
/// </summary>
internal sealed partial class Story : IAsyncDisposable
{
    private readonly TestDatabase data;
    private readonly Scratch files;
    private readonly ServiceProvider services;

    private Story(TestDatabase data, Scratch files, ServiceProvider services)
    {
        this.data = data;
        this.files = files;
        this.services = services;
    }

    public ManualClock Clock { get; private init; } = null!;

    public ScriptedSender Provider { get; private init; } = null!;

    public Actor Owner { get; private set; } = null!;

    public static async Task<Story> BeginAsync(DatabaseKind kind, SenderCapabilities? provides = null)
    {
        var data = await TestDatabase.CreateAsync(kind);
        var clock = new ManualClock();
        var provider = new ScriptedSender(clock) { Capabilities = provides ?? SenderCapabilities.None };
        var files = new Scratch();
        var story = new Story(data, files, Node(data, files, clock, provider)) { Clock = clock, Provider = provider };
        // As the start of the product does: made within a transaction it would wait for that transaction.
        story.Get<IKeyedHashes>().Of("");
        await using (var scope = story.services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Bootstrap>().RunAsync(CancellationToken.None);
        }

        // As at the start of the product: made inside a transaction it would wait for that transaction's own lock.
        story.Get<IKeyedHashes>().Of("");
        await using var context = story.Open();
        story.Owner = Actor.System((await context.Organizations.SingleAsync()).Id);
        return story;
    }

    /// <summary>The product once more, on the same database, clock and provider.</summary>
    public ServiceProvider SecondNode() => Node(data, files, Clock, Provider);

    private static ServiceProvider Node(TestDatabase data, Scratch files, ManualClock clock, ScriptedSender provider)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = data.ProviderName,
            ["ConnectionStrings:FollowUp"] = data.ConnectionString,
            ["Storage:Path"] = files.Folder,
            ["Scans:Enabled"] = "false",
            ["Scans:Concurrency"] = "10",
            ["Bootstrap:OrganizationName"] = "Test Shop",
            ["Bootstrap:PostalAddress"] = "Quay 1, Oslo",
            ["Bootstrap:AdminEmail"] = "owner@example.com",
            ["Bootstrap:AdminPassword"] = "quiet harbour lamp",
            ["Bootstrap:Demo"] = "false",
        }).Build();
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(configuration).AddLogging().AddFollowUpInfrastructure(configuration);
        collection.RemoveAll<IChannelSender>().AddSingleton<IChannelSender>(provider).AddSingleton<IChannelSender>(new PaidSender(provider));
        collection.Replace(ServiceDescriptor.Singleton<IClock>(clock));
        collection.AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment>(new ProductionEnvironment());
        return collection.BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public FollowUpDbContext Open() => Get<Database>().Open(DataScope.All);

    /// <summary>Lets time pass: whatever becomes due on the way happens at its own time.</summary>
    public async Task PassAsync(Duration time)
    {
        var end = Clock.Now + time;
        await RunAsync();
        while (await NextDueAsync() is { } due && due <= end)
        {
            Clock.AdvanceTo(Instant.Max(due, Clock.Now));
            await RunAsync();
        }

        Clock.AdvanceTo(end);
        await RunAsync();
    }

    /// <summary>Runs all scans until none finds anything to do.</summary>
    public async Task RunAsync()
    {
        int handled;
        do
        {
            handled = await Get<EventScan>().RunOnceAsync(CancellationToken.None)
                + await Get<AdvanceScan>().RunOnceAsync(CancellationToken.None)
                + await Get<SegmentScan>().RunOnceAsync(CancellationToken.None)
                + await Get<ScheduleScan>().RunOnceAsync(CancellationToken.None)
                + await Get<ActionScan>().RunOnceAsync(CancellationToken.None)
                + await Get<SendScan>().RunOnceAsync(CancellationToken.None)
                + await Get<UnknownScan>().RunOnceAsync(CancellationToken.None)
                + await Get<ReportScan>().RunOnceAsync(CancellationToken.None);
        }
        while (handled > 0);
    }

    /// <summary>Planned = the sum of all states, always.</summary>
    public async Task<Dictionary<MessageState, int>> StatesAsync()
    {
        await using var context = Open();
        return await context.Set<Message>().GroupBy(message => message.State).ToDictionaryAsync(group => group.Key, group => group.Count());
    }

    public async Task<Request> RequestAsync(string itemId = "1")
    {
        await using var context = Open();
        return await context.Set<Request>().AsNoTracking().SingleAsync(request => request.ItemId == itemId);
    }

    public async Task<List<Request>> RequestsAsync()
    {
        await using var context = Open();
        return await context.Set<Request>().AsNoTracking().OrderBy(request => request.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await data.DisposeAsync();
        files.Dispose();
    }

    private async Task<Instant?> NextDueAsync()
    {
        await using var context = Open();
        var enrollment = await context.Set<Enrollment>().Where(row => row.Status == EnrollmentStatus.Active && row.DueAt != null).MinAsync(row => row.DueAt);
        var message = await context.Set<Message>().Where(row => row.State == MessageState.Planned).MinAsync(row => (Instant?)row.DueAt);
        var doubt = await context.Set<Message>().Where(row => row.State == MessageState.Unknown && row.CheckAt != null).MinAsync(row => row.CheckAt);
        var schedule = await context.Set<Sequence>().Where(row => row.Status == SequenceStatus.Active && row.NextRunAt != null).MinAsync(row => row.NextRunAt);
        var look = await context.Set<SegmentWatch>().Where(row => row.Active && row.DueAt != null).MinAsync(row => row.DueAt);
        var times = new[] { enrollment, message, doubt, schedule, look }.OfType<Instant>().ToList();
        return times.Count == 0 ? null : times.Min();
    }
}
