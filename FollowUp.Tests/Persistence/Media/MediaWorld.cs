using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Media;
using FollowUp.Infrastructure.Persistence.Stores.Templates;
using FollowUp.Infrastructure.Scheduling;
using FollowUp.Infrastructure.Storage;
using FollowUp.Infrastructure.Templating;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Media;

/// <summary>Two organizations with files in a folder of the test's own.</summary>
internal sealed class MediaWorld : IAsyncDisposable
{
    public static readonly Duration Keep = Duration.FromDays(30);

    private readonly TestDatabase data;
    private readonly Scratch folder = new();

    private MediaWorld(TestDatabase data)
    {
        this.data = data;
        var files = new DiskFileStore(folder.Folder, Ids);
        var removal = new MediaRemoval(data.Database, files);
        Media = new MediaStore(data.Database, files, removal, Ids, Clock);
        Templates = new TemplateStore(data.Database, new HandlebarsRenderer(), Ids, Clock);
        Unused = new UnusedMedia(data.Database, removal, new MediaKeeping(Keep));
        Mine = Actor.System(Ids.NewId());
        Theirs = Actor.System(Ids.NewId());
    }

    public SystemIdSource Ids { get; } = new();

    public ManualClock Clock { get; } = new();

    public IMedia Media { get; }

    public ITemplates Templates { get; }

    public IKeptForAWhile Unused { get; }

    public Actor Mine { get; }

    public Actor Theirs { get; }

    public static async Task<MediaWorld> CreateAsync(DatabaseKind kind)
    {
        var world = new MediaWorld(await TestDatabase.CreateAsync(kind));
        await world.AddAsync(
            new Organization { Id = world.Mine.OrganizationId, Name = "Mine", CreatedAt = world.Clock.Now }, new Organization { Id = world.Theirs.OrganizationId, Name = "Theirs", CreatedAt = world.Clock.Now });
        return world;
    }

    public FollowUpDbContext Open() => data.Database.Open(DataScope.All);

    public Task AddAsync(params object[] rows) => data.Database.WriteAsync(DataScope.All, context =>
    {
        context.AddRange(rows);
        return context.SaveChangesAsync();
    }, default);

    public Task<MediaFile> UploadAsync(string name = "prices.pdf", byte[]? content = null) => Media.UploadAsync(Mine, name, content ?? SampleFiles.Pdf(), default);

    public Task<Guid> TemplateAsync(params Guid[] files)
        => Templates.CreateAsync(Mine, new TemplateInput("Ask", Channel.Email, TemplateKind.Request, "Hello", "<p>Hi</p>", "") { Attachments = files }, default);

    /// <summary>A message that took the file along.</summary>
    public async Task<Guid> MessageAsync(MediaFile file, MessageState state)
    {
        var message = new Message
        {
            Id = Ids.NewId(), OrganizationId = Mine.OrganizationId, Origin = OriginKind.Enrollment, OriginId = Ids.NewId(), Slot = "ask", Lane = Lane.Sequence, Channel = Channel.Email, Data = "{}", State = state,
            PlannedAt = Clock.Now, DueAt = Clock.Now, ExpiresAt = Clock.Now, Token = Ids.NewToken(),
        };
        await AddAsync(message, new MessageAttachment { MessageId = message.Id, OrganizationId = Mine.OrganizationId, MediaId = file.Id, Name = file.Name, ContentType = file.ContentType, Size = file.Size });
        return message.Id;
    }

    public async Task<List<string>> NamesAsync()
    {
        await using var context = Open();
        return await context.Set<MediaFile>().OrderBy(row => row.Name).Select(row => row.Name).ToListAsync();
    }

    /// <summary>Files on disk.</summary>
    public int Stored() => Directory.GetFiles(folder.Folder, "*", SearchOption.AllDirectories).Length;

    public async ValueTask DisposeAsync()
    {
        await data.DisposeAsync();
        folder.Dispose();
    }
}
