using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Requests;
using FollowUp.Infrastructure.Scheduling;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Requests;

/// <summary>An organization with templates, to which campaigns and requests in any state are added.</summary>
internal sealed class CampaignWorld : IAsyncDisposable
{
    private readonly TestDatabase test;

    private CampaignWorld(TestDatabase test)
    {
        this.test = test;
        Actor = new Actor(Ids.NewId(), null, "Mara", Role.Marketer);
        Campaigns = new RequestCampaignStore(Database, Ids, Clock, new ScanSignals());
    }

    public static RequestCampaignInput Input { get; } = new(
        "After delivery", RequestChannel.Email, TimeSpan.FromDays(7), true, TimeSpan.FromDays(5), 2, TimeSpan.FromDays(60), new Eligibility());

    public Database Database => test.Database;

    public ManualClock Clock { get; } = new();

    /// <summary>Real ids: several worlds share one run.</summary>
    public SystemIdSource Ids { get; } = new();

    public Actor Actor { get; }

    public Actor Stranger => Actor with { OrganizationId = Guid.Empty };

    public RequestCampaignStore Campaigns { get; }

    public static async Task<CampaignWorld> CreateAsync(DatabaseKind kind = DatabaseKind.Sqlite, bool templates = true)
    {
        var world = new CampaignWorld(await TestDatabase.CreateAsync(kind));
        if (templates)
        {
            await world.AddAsync(
                world.Template("Ask", Channel.Email, TemplateKind.Request),
                world.Template("Remind", Channel.Email, TemplateKind.Reminder),
                world.Template("Ask by text", Channel.Sms, TemplateKind.Request));
        }

        return world;
    }

    public Template Template(string name, Channel channel, TemplateKind kind) => new()
    {
        Id = Ids.NewId(),
        OrganizationId = Actor.OrganizationId,
        Name = name,
        Channel = channel,
        Kind = kind,
        Subject = channel == Channel.Email ? "How is it?" : null,
        Text = "{{request.url}}",
        CreatedAt = Clock.Now,
        UpdatedAt = Clock.Now,
    };

    public async Task AddAsync(params object[] rows)
    {
        await using var context = Database.Open(DataScope.All);
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }

    public async Task<T> OneAsync<T>(Guid id)
        where T : class
    {
        await using var context = Database.Open(DataScope.All);
        return await context.FindAsync<T>(id) ?? throw new InvalidOperationException($"There is no {typeof(T).Name} {id}.");
    }

    public async Task<List<T>> AllAsync<T>()
        where T : class
    {
        await using var context = Database.Open(DataScope.All);
        return await context.Set<T>().AsNoTracking().ToListAsync();
    }

    public Contact Contact(string? first = "Nora", string? last = "Lind", string? email = "nora@example.com", string? phone = null) => new()
    {
        Id = Ids.NewId(),
        OrganizationId = Actor.OrganizationId,
        FirstName = first,
        LastName = last,
        Email = email,
        Phone = phone,
        CreatedAt = Clock.Now,
        UpdatedAt = Clock.Now,
    };

    /// <summary>A request with its enrollment and one message.</summary>
    public async Task<RequestRows> RequestAsync(
        Guid campaignId,
        Contact contact,
        string order = "1001",
        string item = "1",
        string product = "Alder throw",
        RequestStatus status = RequestStatus.Scheduled,
        EnrollmentStatus enrollment = EnrollmentStatus.Active,
        MessageState message = MessageState.Planned,
        Instant? dueAt = null)
    {
        var campaign = await OneAsync<RequestCampaign>(campaignId);
        var sequence = await OneAsync<FollowUp.Core.Sequences.Sequence>(campaign.SequenceId);
        var (requestId, enrollmentId) = (Ids.NewId(), Ids.NewId());
        var sent = status is RequestStatus.Sent or RequestStatus.Clicked or RequestStatus.Submitted ? Clock.Now : (Instant?)null;
        var rows = new RequestRows(
            new Request
            {
                Id = requestId, OrganizationId = Actor.OrganizationId, CampaignId = campaignId, EnrollmentId = enrollmentId, ContactId = contact.Id, OrderId = order, ItemId = item,
                Product = product, Token = Ids.NewToken(), Status = status, CreatedAt = Clock.Now, ScheduledAt = Clock.Now, ExpiresAt = Clock.Now + Duration.FromDays(60),
                FirstSentAt = sent, ClickedAt = status is RequestStatus.Clicked or RequestStatus.Submitted ? Clock.Now : null, NextReminderAt = sent + Duration.FromDays(5),
            },
            new Enrollment
            {
                Id = enrollmentId, OrganizationId = Actor.OrganizationId, SequenceId = campaign.SequenceId, VersionId = sequence.CurrentVersionId!.Value, ContactId = contact.Id,
                Subject = $"order:{order}/item:{item}", Pass = 1, Status = enrollment, Step = "delay", PlannedAt = Clock.Now, DueAt = dueAt ?? Clock.Now, Data = "{}", EnteredAt = Clock.Now,
            },
            new Message
            {
                Id = Ids.NewId(), OrganizationId = Actor.OrganizationId, Origin = OriginKind.Enrollment, OriginId = enrollmentId, Slot = "ask_email", Lane = Lane.Sequence, Channel = Channel.Email,
                ContactId = contact.Id, Address = contact.Email, Data = "{}", State = message, PlannedAt = Clock.Now, DueAt = dueAt ?? Clock.Now, ExpiresAt = Clock.Now + Duration.FromDays(7),
                Token = Ids.NewToken(), SentAt = sent,
            });
        await AddAsync(rows.Request, rows.Enrollment, rows.Message);
        return rows;
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();
}

/// <summary>What belongs to one request.</summary>
internal sealed record RequestRows(Request Request, Enrollment Enrollment, Message Message);
