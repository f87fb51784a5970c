using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Public;

/// <summary>An organization whose request to one contact was sent, with a reminder planned.</summary>
internal sealed class SentRequest : IAsyncDisposable
{
    public const string Email = "nora@example.com";
    public const string Phone = "+46701234567";

    public static readonly Instant Start = Instant.FromUtc(2026, 3, 1, 9, 0);

    private readonly TestDatabase? own;

    private SentRequest(Database database, TestDatabase? own) => (Database, this.own) = (database, own);

    public Database Database { get; }

    public SystemIdSource Ids { get; } = new();

    public ManualClock Clock { get; } = new(Start);

    public Guid OrganizationId { get; private set; }

    public Guid CampaignId { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid EnrollmentId { get; private set; }

    public Guid RequestId { get; private set; }

    public Guid SentId { get; private set; }

    public Guid ReminderId { get; private set; }

    public string RequestToken { get; private set; } = "";

    public string MessageToken { get; private set; } = "";

    public Actor Owner => new(OrganizationId, null, "Mara", Role.Owner);

    public static async Task<SentRequest> CreateAsync(
        RequestChannel channel = RequestChannel.Email, string? phone = Phone, RequestStatus status = RequestStatus.Sent, DatabaseKind database = DatabaseKind.Sqlite)
    {
        var own = await TestDatabase.CreateAsync(database);
        return await AddAsync(new SentRequest(own.Database, own), channel, phone, status);
    }

    /// <summary>In a database that others look after.</summary>
    public static Task<SentRequest> AddToAsync(Database database, RequestStatus status = RequestStatus.Sent)
        => AddAsync(new SentRequest(database, null), RequestChannel.Email, Phone, status);

    private static async Task<SentRequest> AddAsync(SentRequest world, RequestChannel channel, string? phone, RequestStatus status)
    {
        world.OrganizationId = world.Ids.NewId();
        world.CampaignId = world.Ids.NewId();
        world.ContactId = world.Ids.NewId();
        world.EnrollmentId = world.Ids.NewId();
        world.RequestId = world.Ids.NewId();
        (world.RequestToken, world.MessageToken) = (world.Ids.NewToken(), world.Ids.NewToken());
        var ask = world.Message("ask_email", Channel.Email, MessageState.Sent, world.MessageToken);
        var reminder = world.Message("remind1_email", Channel.Email, MessageState.Planned, world.Ids.NewToken());
        (world.SentId, world.ReminderId) = (ask.Id, reminder.Id);
        await world.AddAsync(
            new Organization { Id = world.OrganizationId, Name = "Juniper & Wool", CreatedAt = Start },
            new Contact { Id = world.ContactId, OrganizationId = world.OrganizationId, Email = Email, Phone = phone, FirstName = "Nora", LastName = "Holm", CreatedAt = Start, UpdatedAt = Start },
            new RequestCampaign { Id = world.CampaignId, OrganizationId = world.OrganizationId, SequenceId = world.Ids.NewId(), Name = "Reviews", Status = SequenceStatus.Active, Channel = channel, Eligibility = new Eligibility(), CreatedAt = Start },
            new Enrollment { Id = world.EnrollmentId, OrganizationId = world.OrganizationId, SequenceId = world.Ids.NewId(), VersionId = world.Ids.NewId(), ContactId = world.ContactId, Subject = "order:1001/item:1", Pass = 1, Status = EnrollmentStatus.Active, Step = "before1", PlannedAt = Start, DueAt = Start + Duration.FromDays(3), Data = "{}", EnteredAt = Start },
            new Request { Id = world.RequestId, OrganizationId = world.OrganizationId, CampaignId = world.CampaignId, EnrollmentId = world.EnrollmentId, ContactId = world.ContactId, OrderId = "1001", ItemId = "1", Product = "Alder throw", Token = world.RequestToken, Status = status, CreatedAt = Start, ScheduledAt = Start, ExpiresAt = Start + Duration.FromDays(30), FirstSentAt = Start, NextReminderAt = Start + Duration.FromDays(3) },
            ask,
            new MessageContent { MessageId = ask.Id, OrganizationId = world.OrganizationId, Subject = "How do you like it?", Html = "<p>Hi</p>", Text = "Hi", Links = """["https://follow.test/r/abc","https://shop.test/"]""" },
            reminder);
        return world;
    }

    public Message Message(string slot, Channel channel, MessageState state, string token, Guid? origin = null, string? address = null) => new()
    {
        Id = Ids.NewId(),
        OrganizationId = OrganizationId,
        Origin = OriginKind.Enrollment,
        OriginId = origin ?? EnrollmentId,
        Slot = slot,
        Lane = Lane.Sequence,
        Channel = channel,
        ContactId = ContactId,
        Address = address ?? (state == MessageState.Sent ? Email : null),
        Data = "{}",
        State = state,
        PlannedAt = Clock.Now,
        DueAt = Clock.Now,
        ExpiresAt = Clock.Now + Duration.FromDays(30),
        Token = token,
        Provider = state == MessageState.Sent ? "sandbox" : null,
        ProviderMessageId = state == MessageState.Sent ? $"sandbox-{token}" : null,
        SentAt = state == MessageState.Sent ? Clock.Now : null,
    };

    public Task AddAsync(params object[] rows) => Database.WriteAsync(DataScope.All, context =>
    {
        context.AddRange(rows);
        return context.SaveChangesAsync();
    }, default);

    public async Task<T> ReadAsync<T>(Func<FollowUpDbContext, Task<T>> read)
    {
        await using var context = Database.Open(DataScope.All);
        return await read(context);
    }

    public Task<Request> RequestAsync() => ReadAsync(context => context.Set<Request>().SingleAsync(row => row.Id == RequestId));

    public Task<Enrollment> EnrollmentAsync() => ReadAsync(context => context.Set<Enrollment>().SingleAsync(row => row.Id == EnrollmentId));

    public Task<Message> MessageAsync(Guid id) => ReadAsync(context => context.Set<Message>().SingleAsync(row => row.Id == id));

    public Task<List<string>> MessageEventsAsync(Guid id)
        => ReadAsync(context => context.Set<MessageEvent>().Where(row => row.MessageId == id).OrderBy(row => row.At).Select(row => row.Type).ToListAsync());

    public Task<List<string>> RequestEventsAsync()
        => ReadAsync(context => context.Set<RequestEvent>().Where(row => row.RequestId == RequestId).OrderBy(row => row.At).Select(row => row.Type).ToListAsync());

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
