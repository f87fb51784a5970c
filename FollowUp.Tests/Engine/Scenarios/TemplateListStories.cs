using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Catalogue;
using FollowUp.Core.Kernel;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Channels;
using FollowUp.Infrastructure.Persistence.Stores.WhatsApp;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>How a provider's list of templates is kept.</summary>
public sealed class TemplateListStories
{
    private static readonly ListedTemplate First = new("1", "first", "en", "UTILITY", ApprovalStatus.Approved, null, "GREEN", new ApprovedContent("Hi {{1}}"));
    private static readonly ListedTemplate Second = First with { ProviderId = "2", Name = "second" };

    [DatabaseTheory]
    public async Task A_list_is_stored_and_what_vanishes_from_it_is_kept_as_gone(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var provider = new Scripted { Answer = new CatalogueAnswer.Listed([First, Second, First], new NumberHealth("GREEN", "TIER_1K")) };
        await SyncAsync(story, provider);
        Assert.Equal([("first", ApprovalStatus.Approved, 1), ("second", ApprovalStatus.Approved, 1)], await RowsAsync(story));

        story.Clock.AdvanceTo(story.Clock.Now + Duration.FromHours(5));
        provider.Answer = new CatalogueAnswer.Listed([Second with { Status = ApprovalStatus.Paused, Content = new ApprovedContent("Hi {{1}} {{2}}") }]);
        await SyncAsync(story, provider);
        Assert.Equal([("first", ApprovalStatus.Gone, 1), ("second", ApprovalStatus.Paused, 2)], await RowsAsync(story));

        provider.Answer = new CatalogueAnswer.Listed([First, Second]);
        await SyncAsync(story, provider);
        Assert.Equal([("first", ApprovalStatus.Approved, 1), ("second", ApprovalStatus.Approved, 1)], await RowsAsync(story));
    }

    [DatabaseTheory]
    public async Task A_provider_that_cannot_be_asked_changes_nothing_and_says_why(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var provider = new Scripted { Answer = new CatalogueAnswer.Listed([First], new NumberHealth("GREEN", "TIER_1K")) };
        await SyncAsync(story, provider);
        story.Clock.AdvanceTo(story.Clock.Now + Duration.FromHours(5));
        provider.Answer = new CatalogueAnswer.Failed("Meta does not accept the key.");
        await SyncAsync(story, provider);

        var account = Assert.Single(await story.Get<IApprovedTemplates>().AccountsAsync(story.Owner, CancellationToken.None));
        Assert.Equal(("Meta does not accept the key.", 1, "GREEN", "TIER_1K"), (account.Problem, account.Approved, account.Quality, account.Limit));
        Assert.Equal(story.Clock.Now - Duration.FromHours(5), account.Synced);
        Assert.Equal(story.Clock.Now, account.Tried);
    }

    [DatabaseTheory]
    public async Task An_account_is_asked_again_once_its_list_is_four_hours_old(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var provider = new Scripted { Answer = new CatalogueAnswer.Listed([First]) };
        var sync = Sync(story, provider);
        Assert.Equal(0, await sync.RunAsync(CancellationToken.None));
        story.Clock.AdvanceTo(story.Clock.Now + TemplateSync.Fresh);

        Assert.Equal(1, await sync.RunAsync(CancellationToken.None));
        Assert.Equal(0, await sync.RunAsync(CancellationToken.None));
        Assert.Equal(1, provider.Asked);
    }

    private static TemplateSync Sync(Story story, Scripted provider) => new(story.Get<Database>(), story.Get<ChannelAccountData>(), [provider], story.Get<IIdSource>(), story.Clock);

    private static async Task SyncAsync(Story story, Scripted provider)
    {
        await using var context = story.Open();
        await Sync(story, provider).OneAsync(await context.Set<ChannelAccount>().AsNoTracking().SingleAsync(row => row.Channel == Channel.WhatsApp), CancellationToken.None);
    }

    /// <summary>Without the Sandbox's own, which are gone once another list is read.</summary>
    private static async Task<List<(string, ApprovalStatus, int)>> RowsAsync(Story story)
        => [.. (await story.Get<IApprovedTemplates>().ListAsync(story.Owner, null, CancellationToken.None)).Where(row => !row.Name.StartsWith("sandbox", StringComparison.Ordinal)).Select(row => (row.Name, row.Status, row.Variables))];

    private sealed class Scripted : ITemplateCatalogue
    {
        public string Provider => ChannelAccount.SandboxProvider;

        public int Asked { get; private set; }

        public required CatalogueAnswer Answer { get; set; }

        public Task<CatalogueAnswer> ReadAsync(ChannelAccountSettings account, string number, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(Answer);
        }
    }
}
