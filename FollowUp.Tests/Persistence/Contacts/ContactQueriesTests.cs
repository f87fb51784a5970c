using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Queries.Contacts;
using FollowUp.Infrastructure.Persistence.Queries.Delivery;
using FollowUp.Tests.Persistence.Requests;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Persistence.Contacts;

public sealed class ContactQueriesTests
{
    [DatabaseTheory]
    public async Task Contacts_are_listed_with_what_happened_to_them(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var nora = world.Contact();
        world.Clock.Advance(Duration.FromSeconds(1));
        var ove = world.Contact("Ove", null, "ove@example.com", "+46701234567");
        await world.AddAsync(nora, ove);
        var campaign = await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default);
        var rows = await world.RequestAsync(campaign, nora, status: RequestStatus.Submitted, message: MessageState.Sent);
        await world.AddAsync(
            new Review { Id = world.Ids.NewId(), OrganizationId = world.Actor.OrganizationId, RequestId = rows.Request.Id, ContactId = nora.Id, Product = "Lamp", Rating = 5, Text = "Good", Status = ReviewStatus.Pending, SubmittedAt = world.Clock.Now },
            new Suppression { Id = world.Ids.NewId(), OrganizationId = world.Actor.OrganizationId, Channel = Channel.Sms, Address = "+46701234567", AddressHash = AddressHash.Of(new TestHashes(), Channel.Sms, "+46701234567"), Reason = SuppressionReason.OptedOut, Source = "STOP", CreatedAt = world.Clock.Now });
        var queries = new ContactQueries(world.Database, new TestHashes());

        var page = await queries.ListAsync(world.Actor, null, new PageQuery(), default);

        Assert.Equal([("Ove", 0, 0, null, true), ("Nora Lind", 1, 1, world.Clock.Now, false)], page.Items.Select(row => (row.Name, row.Requests, row.Reviews, row.LastMessageAt, row.Suppressed)));
        Assert.Equal("sms", Assert.Single((await queries.GetAsync(world.Actor, ove.Id, default)).SuppressedOn));
        Assert.Equal(nora.Id, Assert.Single((await queries.ListAsync(world.Actor, "nora", new PageQuery(), default)).Items).Id);
        Assert.Equal(0, (await queries.ListAsync(world.Actor, "nobody", new PageQuery(), default)).Total);
    }

    [DatabaseTheory]
    public async Task The_timeline_has_requests_messages_and_reviews_newest_first_and_has_an_end(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var nora = world.Contact();
        await world.AddAsync(nora);
        var rows = await world.RequestAsync(await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default), nora);
        var at = world.Clock.Now;
        await world.AddAsync(
            new RequestEvent { Id = world.Ids.NewId(), OrganizationId = world.Actor.OrganizationId, RequestId = rows.Request.Id, Type = "scheduled", At = at },
            new Review { Id = world.Ids.NewId(), OrganizationId = world.Actor.OrganizationId, RequestId = rows.Request.Id, ContactId = nora.Id, Product = "Lamp", Rating = 5, Text = "Good", Status = ReviewStatus.Pending, SubmittedAt = at + Duration.FromDays(2) });
        await world.AddAsync([.. Enumerable.Range(0, 250).Select(number => new MessageEvent
        {
            Id = world.Ids.NewId(), OrganizationId = world.Actor.OrganizationId, MessageId = rows.Message.Id, OriginId = rows.Enrollment.Id, Type = "opened", At = at + Duration.FromSeconds(number),
        })]);

        var timeline = (await new ContactQueries(world.Database, new TestHashes()).GetAsync(world.Actor, nora.Id, default)).Timeline;

        Assert.Equal(200, timeline.Count);
        Assert.Equal(("reviewed", "5 of 5 stars for Lamp", rows.Request.Id), (timeline[0].Type, timeline[0].Text, timeline[0].RequestId));
        Assert.Equal(("opened", "email", rows.Request.Id, at + Duration.FromSeconds(249)), (timeline[1].Type, timeline[1].Channel, timeline[1].RequestId, timeline[1].At));
    }

    [Fact]
    public async Task Nothing_of_another_organization_is_seen()
    {
        await using var world = await CampaignWorld.CreateAsync();
        var nora = world.Contact();
        await world.AddAsync(nora);
        var rows = await world.RequestAsync(await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default), nora);
        var contacts = new ContactQueries(world.Database, new TestHashes());
        var messages = new MessageQueries(world.Database);

        Assert.Equal(0, (await contacts.ListAsync(world.Stranger, null, new PageQuery(), default)).Total);
        Assert.Equal(0, (await contacts.ListAsync(world.Stranger, "nora", new PageQuery(), default)).Total);
        Assert.Equal(0, (await messages.ListAsync(world.Stranger, new MessageFilter(), new PageQuery(), default)).Total);
        await Assert.ThrowsAsync<NotFoundException>(() => contacts.GetAsync(world.Stranger, nora.Id, default));
        await Assert.ThrowsAsync<NotFoundException>(() => messages.GetAsync(world.Stranger, rows.Message.Id, default));
    }

    [Fact]
    public async Task A_page_costs_the_same_number_of_statements_however_many_rows_it_has()
    {
        await using var world = await CampaignWorld.CreateAsync();
        await world.AddAsync(world.Contact());
        var queries = new ContactQueries(world.Database, new TestHashes());
        var one = await StatementCount.OfAsync(() => queries.ListAsync(world.Actor, null, new PageQuery(), default));
        await world.AddAsync([.. Enumerable.Range(0, 15).Select(number => world.Contact(email: $"n{number}@example.com"))]);

        Assert.Equal(6, one);
        Assert.Equal(one, await StatementCount.OfAsync(() => queries.ListAsync(world.Actor, null, new PageQuery(), default)));
    }

    [DatabaseTheory]
    public async Task Messages_are_found_by_state_channel_time_and_contact_and_shown_with_what_explains_them(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var nora = world.Contact();
        await world.AddAsync(nora);
        var rows = await world.RequestAsync(await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default), nora, message: MessageState.Skipped);
        await world.AddAsync(
            new Attempt { Id = world.Ids.NewId(), OrganizationId = world.Actor.OrganizationId, MessageId = rows.Message.Id, Number = 1, Provider = "smtp", StartedAt = world.Clock.Now, FinishedAt = world.Clock.Now, Outcome = "deferred" },
            new VerdictRecord { Id = world.Ids.NewId(), OrganizationId = world.Actor.OrganizationId, MessageId = rows.Message.Id, Rule = "suppression", Kind = "skip", Reason = "On the list.", Input = "opted out", RuleSet = 1, At = world.Clock.Now });
        var queries = new MessageQueries(world.Database);

        foreach (var (filter, found) in new[]
        {
            (new MessageFilter(), 1), (new MessageFilter(State: MessageState.Skipped), 1), (new MessageFilter(State: MessageState.Sent), 0), (new MessageFilter(Channel: Channel.Sms), 0),
            (new MessageFilter(From: world.Clock.Now), 1), (new MessageFilter(To: world.Clock.Now), 0), (new MessageFilter(Search: "nora@"), 1), (new MessageFilter(Search: $"{rows.Enrollment.Id:D}"), 1),
            (new MessageFilter(Search: "ove"), 0),
        })
        {
            Assert.Equal((filter, found), (filter, (await queries.ListAsync(world.Actor, filter, new PageQuery(), default)).Items.Count));
        }

        var detail = await queries.GetAsync(world.Actor, rows.Message.Id, default);
        Assert.Equal("deferred", Assert.Single(detail.Attempts).Outcome);
        Assert.Equal("On the list.", Assert.Single(detail.Verdicts).Reason);
    }
}
