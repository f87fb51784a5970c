using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Tracking;
using FollowUp.Infrastructure.Scheduling;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Public;

public sealed class TrackingTests
{
    [DatabaseTheory]
    public async Task The_first_click_is_kept_and_later_ones_still_lead_on(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        var tracking = new TrackingStore(world.Database, world.Ids, world.Clock, new ScanSignals());

        Assert.Equal("https://follow.test/r/abc", await tracking.ClickAsync(TrackingToken.Of(world.MessageToken, 0), new TrackingVisitor(null), default));
        world.Clock.Advance(Duration.FromHours(1));
        Assert.Equal("https://shop.test/", await tracking.ClickAsync(TrackingToken.Of(world.MessageToken, 1), new TrackingVisitor(null), default));

        Assert.Equal(SentRequest.Start, (await world.MessageAsync(world.SentId)).ClickedAt);
        Assert.Equal(["clicked"], await world.MessageEventsAsync(world.SentId));
        var request = await world.RequestAsync();
        Assert.Equal((RequestStatus.Clicked, SentRequest.Start), (request.Status, request.ClickedAt));
    }

    [Theory]
    [InlineData(RequestStatus.Queued, RequestStatus.Clicked)]
    [InlineData(RequestStatus.Unknown, RequestStatus.Clicked)]
    [InlineData(RequestStatus.Submitted, RequestStatus.Submitted)]
    [InlineData(RequestStatus.Expired, RequestStatus.Expired)]
    [InlineData(RequestStatus.Cancelled, RequestStatus.Cancelled)]
    public async Task A_click_proves_the_sending_and_never_brings_back_what_is_over(RequestStatus before, RequestStatus after)
    {
        await using var world = await SentRequest.CreateAsync(status: before);

        await new TrackingStore(world.Database, world.Ids, world.Clock, new ScanSignals()).ClickAsync(TrackingToken.Of(world.MessageToken, 0), new TrackingVisitor(null), default);

        Assert.Equal(after, (await world.RequestAsync()).Status);
    }

    [DatabaseTheory]
    public async Task Clicks_at_once_are_one_click(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        var tracking = new TrackingStore(world.Database, world.Ids, world.Clock, new ScanSignals());

        var targets = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tracking.ClickAsync(TrackingToken.Of(world.MessageToken, 0), new TrackingVisitor(null), default)));

        Assert.All(targets, target => Assert.Equal("https://follow.test/r/abc", target));
        Assert.Equal(["clicked"], await world.MessageEventsAsync(world.SentId));
    }

    [Theory]
    [InlineData("~0")]
    [InlineData("nothing")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA~0")]
    public async Task An_unknown_link_leads_nowhere(string token)
    {
        await using var world = await SentRequest.CreateAsync();
        var tracking = new TrackingStore(world.Database, world.Ids, world.Clock, new ScanSignals());

        Assert.Null(await tracking.ClickAsync(token, new TrackingVisitor(null), default));
        Assert.Null(await tracking.ClickAsync(TrackingToken.Of(world.MessageToken, 2), new TrackingVisitor(null), default));
        Assert.Null((await world.MessageAsync(world.SentId)).ClickedAt);
    }

    [Fact]
    public async Task Looking_ahead_is_no_click()
    {
        await using var world = await SentRequest.CreateAsync();

        Assert.Equal("https://shop.test/", await new TrackingStore(world.Database, world.Ids, world.Clock, new ScanSignals()).FindAsync(TrackingToken.Of(world.MessageToken, 1), default));
        Assert.Null((await world.MessageAsync(world.SentId)).ClickedAt);
    }

    [Fact]
    public async Task The_first_opening_is_kept()
    {
        await using var world = await SentRequest.CreateAsync();
        var tracking = new TrackingStore(world.Database, world.Ids, world.Clock, new ScanSignals());

        await tracking.OpenAsync(world.MessageToken, new TrackingVisitor(null), default);
        world.Clock.Advance(Duration.FromHours(1));
        await tracking.OpenAsync(world.MessageToken, new TrackingVisitor(null), default);
        await tracking.OpenAsync("unknown", new TrackingVisitor(null), default);

        Assert.Equal(SentRequest.Start, (await world.MessageAsync(world.SentId)).OpenedAt);
        Assert.Equal(["opened"], await world.MessageEventsAsync(world.SentId));
        Assert.Equal(1, await world.ReadAsync(context => context.Set<MessageEvent>().CountAsync()));
    }

    [DatabaseTheory]
    public async Task Programs_stand_in_the_history_and_count_for_nothing(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        await world.ReadAsync(context => context.Set<Message>().Where(row => row.Id == world.SentId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Provider, "smtp")));
        var tracking = new TrackingStore(world.Database, world.Ids, world.Clock, new ScanSignals());
        world.Clock.Advance(Duration.FromHours(1));

        Assert.Equal("https://shop.test/", await tracking.ClickAsync(TrackingToken.Of(world.MessageToken, 1), new TrackingVisitor("Mozilla/5.0 Barracuda"), default));
        await tracking.ClickAsync(TrackingToken.Of(world.MessageToken, 1), new TrackingVisitor("curl/8.5"), default);
        await tracking.OpenAsync(world.MessageToken, new TrackingVisitor("Mozilla/5.0"), default);

        var message = await world.MessageAsync(world.SentId);
        Assert.Equal((null, null), (message.ClickedAt, message.OpenedAt));
        Assert.Equal(["clicked_machine", "opened_machine"], (await world.MessageEventsAsync(world.SentId)).Order());
        Assert.Null((await world.RequestAsync()).ClickedAt);

        await tracking.ClickAsync(TrackingToken.Of(world.MessageToken, 0), new TrackingVisitor("Mozilla/5.0 (iPhone) Safari/604.1", "a"), default);
        Assert.Equal(world.Clock.Now, (await world.MessageAsync(world.SentId)).ClickedAt);
    }

    [Fact]
    public async Task A_click_at_once_after_the_sending_is_a_scanners()
    {
        await using var world = await SentRequest.CreateAsync();
        await world.ReadAsync(context => context.Set<Message>().Where(row => row.Id == world.SentId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Provider, "smtp")));

        await new TrackingStore(world.Database, world.Ids, world.Clock, new ScanSignals())
            .ClickAsync(TrackingToken.Of(world.MessageToken, 0), new TrackingVisitor("Mozilla/5.0 (iPhone) Safari/604.1"), default);

        Assert.Null((await world.MessageAsync(world.SentId)).ClickedAt);
        Assert.Equal(["clicked_machine"], await world.MessageEventsAsync(world.SentId));
    }
}
