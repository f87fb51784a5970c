using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Engine.Scenarios;

public sealed class SegmentQueryStories
{
    [DatabaseTheory]
    public async Task Rules_are_counted_before_they_are_kept_and_segments_know_who_asks_for_them(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var queries = story.Get<ISegmentQueries>();
        await story.HappenAsync("order_placed", "ada@example.com");
        await story.HappenAsync("qr_scanned", "ben@example.com");
        await story.RunAsync();
        var buyers = new Rule { Event = "order_placed" };
        var segment = await story.Get<ISegments>().CreateAsync(story.Owner, "Buyers", buyers, CancellationToken.None);
        await story.PublishAsync($$"""
            { "trigger": { "event": "qr_scanned", "filters": [ { "segment": "{{segment}}" } ] }, "start": "mark", "steps": [ { "id": "mark", "kind": "tag", "add": [ "seen" ], "next": "end" } ] }
            """, "For buyers");

        Assert.Equal(1, await queries.CountAsync(story.Owner, buyers, CancellationToken.None));
        Assert.Equal("For buyers", Assert.Single((await queries.UsesAsync(story.Owner, CancellationToken.None))[segment]).Sequence);
        Assert.Equal(["order_placed", "qr_scanned"], (await queries.VocabularyAsync(story.Owner, CancellationToken.None)).Events);
        await Assert.ThrowsAsync<InputException>(() => queries.CountAsync(story.Owner, new Rule(), CancellationToken.None));
    }

    [DatabaseTheory]
    public async Task Nobody_sees_what_belongs_to_another_organization(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var (queries, stranger) = (story.Get<ISegmentQueries>(), Actor.System(story.Get<IIdSource>().NewId()));
        await story.HappenAsync("order_placed");
        await story.RunAsync();

        Assert.Equal(0, await queries.CountAsync(stranger, new Rule { Event = "order_placed" }, CancellationToken.None));
        Assert.Empty(await queries.UsesAsync(stranger, CancellationToken.None));
        Assert.Empty((await queries.VocabularyAsync(stranger, CancellationToken.None)).Events);
    }
}
