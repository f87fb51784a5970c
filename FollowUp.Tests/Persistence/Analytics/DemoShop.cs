using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Seeding.Demo;
using FollowUp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace FollowUp.Tests.Persistence.Analytics;

/// <summary>The demo organization as the first start fills it, at a time that stands still: a Tuesday noon after the clocks changed.</summary>
public sealed class DemoShop : IDisposable
{
    private readonly TestApp app;

    public DemoShop()
    {
        app = new TestApp { Replace = services => services.Replace(ServiceDescriptor.Singleton<IClock>(Clock)) };
        app.Settings.Clear();
        app.Settings["Bootstrap:Demo"] = "true";
        using var context = Open();
        Actor = Actor.System(context.Organizations.Single(organization => organization.IsDemo).Id);
    }

    public ManualClock Clock { get; } = new(Instant.FromUtc(2026, 4, 14, 10, 0));

    public Actor Actor { get; }

    public T Get<T>()
        where T : notnull => app.Get<T>();

    /// <summary>Fills it once more, as a second start would.</summary>
    internal async Task FillAgainAsync()
    {
        using var scope = app.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<DemoHistory>().FillAsync(Actor, default);
    }

    internal FollowUpDbContext Open() => app.Get<Database>().Open(DataScope.All);

    public void Dispose() => app.Dispose();
}
