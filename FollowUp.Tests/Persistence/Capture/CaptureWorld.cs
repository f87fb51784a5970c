using System.Text.Json;
using FollowUp.Core.Capture;
using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Capture;
using FollowUp.Infrastructure.Persistence.Stores.Events;
using FollowUp.Infrastructure.Scheduling;
using FollowUp.Infrastructure.Secrets;
using FollowUp.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Persistence.Capture;

/// <summary>Two organizations with one contact each, and the stores of what they host.</summary>
internal sealed class CaptureWorld : IAsyncDisposable
{
    public const string Address = "https://follow.test";

    private readonly TestDatabase test;
    private readonly EventIntakeStore events;

    private CaptureWorld(TestDatabase test)
    {
        this.test = test;
        Actor = new Actor(Ids.NewId(), null, "Mara", Role.Marketer);
        Stranger = new Actor(Ids.NewId(), null, "Olga", Role.Marketer);
        (ContactId, OtherContactId) = (Ids.NewId(), Ids.NewId());
        var tokens = new ContactTokens(new SecretProtector(new EphemeralDataProtectionProvider()));
        var links = new CaptureLinks(Address);
        events = new EventIntakeStore(test.Database, Ids, Clock, new ScanSignals(), new IntakeMetrics());
        Codes = new QrCodeStore(test.Database, Ids, Clock);
        Pages = new LandingPageStore(test.Database, tokens, links, Ids, Clock);
        Forms = new CaptureFormStore(test.Database, Ids, Clock);
        Visits = new CaptureVisitStore(test.Database, events, tokens, links, Plans.Phones, Ids, Clock);
    }

    public static QrCodeInput Poster { get; } = new("Poster", "https://shop.test/summer", JsonElement.Parse("""{"campaign":{"tags":["summer"]}}"""));

    public static LandingPageInput Page { get; } = new("Summer", "summer", "Hello", "Come in.", "Go", "https://shop.test/");

    public static CaptureFormInput Form { get; } = new(
        "Sign-up", "Stay in touch", CaptureFields.Usual with { Own = [new OwnField("size", "Shoe size")] }, "I agree to e-mails.", "Thank you.", null, JsonElement.Parse("""{"place":"till","campaign":"none"}"""));

    public ManualClock Clock { get; } = new();

    public SystemIdSource Ids { get; } = new();

    public Actor Actor { get; }

    public Actor Stranger { get; }

    public Guid ContactId { get; }

    public Guid OtherContactId { get; }

    public QrCodeStore Codes { get; }

    public LandingPageStore Pages { get; }

    public CaptureFormStore Forms { get; }

    public CaptureVisitStore Visits { get; }

    public static async Task<CaptureWorld> CreateAsync(DatabaseKind kind)
    {
        var world = new CaptureWorld(await TestDatabase.CreateAsync(kind));
        await using var context = world.test.Database.Open(DataScope.All);
        context.AddRange(
            new Organization { Id = world.Actor.OrganizationId, Name = "Juniper & Wool", CreatedAt = world.Clock.Now },
            new Organization { Id = world.Stranger.OrganizationId, Name = "Other", CreatedAt = world.Clock.Now },
            Contact(world.ContactId, world.Actor, "nora@example.com"),
            Contact(world.OtherContactId, world.Stranger, "olga@example.com"));
        await context.SaveChangesAsync();
        return world;

        Contact Contact(Guid id, Actor actor, string email) => new()
        {
            Id = id, OrganizationId = actor.OrganizationId, Email = email, FirstName = "Nora", CreatedAt = world.Clock.Now, UpdatedAt = world.Clock.Now,
        };
    }

    public async Task<List<Event>> EventsAsync()
    {
        await using var context = test.Database.Open(DataScope.All);
        return await context.Set<Event>().AsNoTracking().OrderBy(row => row.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await events.DisposeAsync();
        await test.DisposeAsync();
    }
}
