using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Queries.Requests;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Persistence.Requests;

public sealed class RequestQueriesTests
{
    private static readonly PublicLinks Links = new("https://f.test/");

    [DatabaseTheory]
    public async Task The_log_shows_the_newest_first_page_by_page(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var (campaign, contact) = await BeginAsync(world);
        var ids = new List<Guid>();
        for (var item = 0; item < 5; item++)
        {
            ids.Insert(0, (await world.RequestAsync(campaign, contact, item: $"{item}")).Request.Id);
            world.Clock.Advance(Duration.FromSeconds(1));
        }

        var queries = new RequestQueries(world.Database, Links);
        var first = await queries.ListAsync(world.Actor, new RequestFilter(), new PageQuery(1, 3), default);
        var second = await queries.ListAsync(world.Actor, new RequestFilter(), new PageQuery(2, 3), default);

        Assert.Equal((5, 5), (first.Total, second.Total));
        Assert.Equal(ids, first.Items.Concat(second.Items).Select(row => row.Id));
        var row = first.Items[0];
        Assert.Equal(("After delivery", "Nora Lind", "nora@example.com", "nora@example.com", null), (row.Campaign, row.Contact, row.Address, row.Email, row.Phone));
        Assert.StartsWith("https://f.test/r/", row.Url, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Filters_narrow_the_log_and_counts_leave_the_status_out(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var (campaign, contact) = await BeginAsync(world);
        var byText = await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input with { Channel = RequestChannel.Sms }, default);
        var old = await world.RequestAsync(campaign, contact, item: "1", status: RequestStatus.Failed);
        world.Clock.Advance(Duration.FromDays(1));
        var young = await world.RequestAsync(campaign, contact, item: "2");
        var sms = await world.RequestAsync(byText, contact, item: "3");
        var queries = new RequestQueries(world.Database, Links);

        Assert.Equal([old.Request.Id], await IdsAsync(new RequestFilter(Status: RequestStatus.Failed)));
        Assert.Equal([sms.Request.Id], await IdsAsync(new RequestFilter(CampaignId: byText)));
        Assert.Equal([sms.Request.Id], await IdsAsync(new RequestFilter(Channel: Channel.Sms)));
        Assert.Equal([young.Request.Id, old.Request.Id], await IdsAsync(new RequestFilter(Channel: Channel.Email)));
        Assert.Equal([old.Request.Id], await IdsAsync(new RequestFilter(To: world.Clock.Now)));
        Assert.Equal([sms.Request.Id, young.Request.Id], await IdsAsync(new RequestFilter(From: world.Clock.Now)));
        var counts = await queries.CountAsync(world.Actor, new RequestFilter(RequestStatus.Failed, campaign), default);
        Assert.Equal([(RequestStatus.Scheduled, 1), (RequestStatus.Failed, 1)], counts.Select(pair => (pair.Key, pair.Value)).Order());

        async Task<IEnumerable<Guid>> IdsAsync(RequestFilter filter)
            => (await queries.ListAsync(world.Actor, filter, new PageQuery(), default)).Items.Select(row => row.Id);
    }

    [DatabaseTheory]
    public async Task A_search_finds_by_id_order_contact_and_product(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var (campaign, nora) = await BeginAsync(world);
        var ove = world.Contact("Ove", "Åberg", "ove@example.com", "+46701234567");
        await world.AddAsync(ove);
        var lamp = (await world.RequestAsync(campaign, nora, "A-1001", "1", "Brass lamp")).Request.Id;
        var chair = (await world.RequestAsync(campaign, ove, "B-1001", "1", "Oak chair")).Request.Id;
        var queries = new RequestQueries(world.Database, Links);

        foreach (var (search, found) in new[]
        {
            ($"{lamp:D}", lamp), ("A-10", lamp), ("#A-1001", lamp), ("nora@ex", lamp), ("NORA", lamp), ("nora lind", lamp), ("lin", lamp), ("LAMP", lamp),
            ("+46 70 123 45 67", chair), ("berg", chair), ("oak ch", chair),
        })
        {
            Assert.Equal((search, found), (search, Assert.Single((await queries.ListAsync(world.Actor, new RequestFilter(Search: search), new PageQuery(), default)).Items).Id));
        }

        foreach (var nothing in new[] { "1001", "%", "nora berg", "ora@example.com", "\u0000" + "zzz", $"{Guid.Empty:D}" })
        {
            Assert.Equal((nothing, 0), (nothing, (await queries.ListAsync(world.Actor, new RequestFilter(Search: nothing), new PageQuery(), default)).Total));
        }
    }

    [DatabaseTheory]
    public async Task A_request_is_shown_with_everything_that_happened_to_it_and_its_messages(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var (campaign, contact) = await BeginAsync(world);
        var rows = await world.RequestAsync(campaign, contact, status: RequestStatus.Submitted, message: MessageState.Sent);
        var at = world.Clock.Now;
        await world.AddAsync(
            new RequestEvent { Id = world.Ids.NewId(), OrganizationId = world.Actor.OrganizationId, RequestId = rows.Request.Id, Type = "scheduled", At = at },
            new MessageEvent { Id = world.Ids.NewId(), OrganizationId = world.Actor.OrganizationId, MessageId = rows.Message.Id, OriginId = rows.Enrollment.Id, Type = "sent", At = at + Duration.FromSeconds(1), Detail = "250 ok" },
            new RequestEvent { Id = world.Ids.NewId(), OrganizationId = world.Actor.OrganizationId, RequestId = rows.Request.Id, Type = "submitted", At = at + Duration.FromSeconds(2) },
            new MessageContent { MessageId = rows.Message.Id, OrganizationId = world.Actor.OrganizationId, Subject = "How is it?", Text = "…", Links = "[]" },
            new Review { Id = world.Ids.NewId(), OrganizationId = world.Actor.OrganizationId, RequestId = rows.Request.Id, ContactId = contact.Id, Product = "Alder throw", Rating = 4, Text = "Good", Status = ReviewStatus.Pending, SubmittedAt = at });

        var queries = new RequestQueries(world.Database, Links);
        var detail = await queries.GetAsync(world.Actor, rows.Request.Id, default);

        Assert.Equal([("scheduled", null), ("sent", Channel.Email), ("submitted", (Channel?)null)], detail.Events.Select(row => (row.Type, row.Channel)));
        Assert.Equal("250 ok", detail.Events[1].Detail);
        Assert.Equal(("How is it?", MessageState.Sent), Assert.Single(detail.Messages.Select(message => (message.Subject, message.State))));
        Assert.Equal((4, campaign, $"https://f.test/r/{rows.Request.Token}"), (detail.Rating, detail.Campaign.Id, detail.Url));
        Assert.Equal(rows.Request.Id, await queries.FindByMessageAsync(world.Actor, rows.Message.Id, default));
    }

    [Fact]
    public async Task Nothing_of_another_organization_is_seen()
    {
        await using var world = await CampaignWorld.CreateAsync();
        var (campaign, contact) = await BeginAsync(world);
        var rows = await world.RequestAsync(campaign, contact);
        var queries = new RequestQueries(world.Database, Links);

        foreach (var filter in new[] { new RequestFilter(), new RequestFilter(CampaignId: campaign), new RequestFilter(Search: "1001"), new RequestFilter(Search: "nora"), new RequestFilter(Search: $"{rows.Request.Id:D}") })
        {
            Assert.Equal(1, (await queries.ListAsync(world.Actor, filter, new PageQuery(), default)).Total);
            Assert.Equal(0, (await queries.ListAsync(world.Stranger, filter, new PageQuery(), default)).Total);
        }

        Assert.Empty(await queries.CountAsync(world.Stranger, new RequestFilter(), default));
        await Assert.ThrowsAsync<NotFoundException>(() => queries.GetAsync(world.Stranger, rows.Request.Id, default));
        Assert.Null(await queries.FindByMessageAsync(world.Stranger, rows.Message.Id, default));
    }

    [Fact]
    public async Task A_page_costs_the_same_number_of_statements_however_many_rows_it_has()
    {
        await using var world = await CampaignWorld.CreateAsync();
        var (campaign, contact) = await BeginAsync(world);
        await world.RequestAsync(campaign, contact);
        var queries = new RequestQueries(world.Database, Links);
        var one = await CountAsync();
        for (var item = 2; item < 30; item++)
        {
            await world.RequestAsync(campaign, contact, item: $"{item}");
        }

        Assert.Equal((2, 6), one);
        Assert.Equal(one, await CountAsync());

        async Task<(int Plain, int Searched)> CountAsync() => (
            await StatementCount.OfAsync(() => queries.ListAsync(world.Actor, new RequestFilter(), new PageQuery(1, 100), default)),
            await StatementCount.OfAsync(() => queries.ListAsync(world.Actor, new RequestFilter(Search: "nora"), new PageQuery(1, 100), default)));
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(1, 0)]
    [InlineData(1, 201)]
    public async Task A_page_out_of_range_is_refused(int number, int size)
    {
        await using var world = await CampaignWorld.CreateAsync();

        await Assert.ThrowsAsync<InputException>(() => new RequestQueries(world.Database, Links).ListAsync(world.Actor, new RequestFilter(), new PageQuery(number, size), default));
    }

    private static async Task<(Guid Campaign, Contact Contact)> BeginAsync(CampaignWorld world)
    {
        var contact = world.Contact();
        await world.AddAsync(contact);
        return (await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default), contact);
    }
}
