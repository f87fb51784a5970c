using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using NodaTime;

namespace FollowUp.Tests.Core.Intake;

public sealed class RequestPlannerTests
{
    private static readonly Instant Delivered = Instant.FromUtc(2026, 3, 1, 9, 30);
    private static readonly Instant Received = Delivered + Duration.FromMinutes(1);
    private static readonly OrderItem Lamp = new("1", "Lamp", "L-1", "900", "https://shop.test/lamp", "https://shop.test/lamp.jpg");
    private static readonly OrderItem Chair = new("2", "Chair", "C-2");

    [Fact]
    public void Each_delivered_item_becomes_a_request_of_each_campaign()
    {
        var plan = Plan(Order(Lamp, Chair), [Entry(Campaign("One")), Entry(Campaign("Two"))]);

        Assert.Equal(4, plan.Requests.Count);
        Assert.Empty(plan.Refusals);
        Assert.Equal(4, plan.Requests.Select(request => (request.CampaignId, request.ItemId)).Distinct().Count());
    }

    [Fact]
    public void A_request_is_timed_from_the_delivery_and_enters_the_flow_at_its_start()
    {
        var entry = Entry(Campaign("One"));
        var request = Assert.Single(Plan(Order(Lamp), [entry]).Requests);

        Assert.Equal(Delivered + Duration.FromDays(7), request.ScheduledAt);
        Assert.Equal(Delivered + Duration.FromDays(67), request.ExpiresAt);
        Assert.Equal("order:1001/item:1", request.Subject);
        Assert.Equal(entry.Flow.Start, request.EntryStep);
        Assert.Equal(Delivered, request.EntryPlannedAt);
        Assert.Equal(Delivered + Duration.FromDays(7), request.DueAt);
        Assert.Equal((entry.VersionId, entry.Campaign.SequenceId), (request.VersionId, request.SequenceId));
    }

    [Fact]
    public void Without_a_delay_a_request_is_due_with_the_delivery()
    {
        var request = Assert.Single(Plan(Order(Lamp), [Entry(Campaign("One", delay: TimeSpan.Zero))]).Requests);

        Assert.Equal(Delivered, request.DueAt);
    }

    [Fact]
    public void The_variables_of_its_messages_are_product_order_and_request()
    {
        var request = Assert.Single(Plan(Order(Lamp), [Entry(Campaign("One"))]).Requests);

        Assert.Equal(
            """{"product":{"name":"Lamp","url":"https://shop.test/lamp","image":"https://shop.test/lamp.jpg"},"order":{"id":"1001"},"request":{"id":"00000000-0000-0000-0000-000000000000","url":"https://f.test/r/abc"}}""",
            request.Data.Write(Guid.Empty, "https://f.test/r/abc"));
    }

    public static TheoryData<string, Eligibility, OrderItem, string?> Rules() => new()
    {
        { "value at the minimum", new Eligibility(MinimumOrderValue: 50), Lamp, null },
        { "value below the minimum", new Eligibility(MinimumOrderValue: 50.01m), Lamp, "The order's value of 50 is below the minimum of 50.01." },
        { "excluded by SKU, case aside", new Eligibility(ExcludeProducts: ["l-1"]), Lamp, "The product is excluded." },
        { "excluded by product id", new Eligibility(ExcludeProducts: [" 900 "]), Lamp, "The product is excluded." },
        { "excluded wins over included", new Eligibility(IncludeProducts: ["Lamp"], ExcludeProducts: ["Lamp"]), Lamp, "The product is excluded." },
        { "included by name", new Eligibility(IncludeProducts: ["lamp"]), Lamp, null },
        { "not included", new Eligibility(IncludeProducts: ["lamp"]), Chair, "The product is not one of those included." },
        { "still on its way", new Eligibility(), Chair with { Delivered = false }, "The item is still on its way." },
        { "asked before its delivery", new Eligibility(DeliveredItemsOnly: false), Chair with { Delivered = false }, null },
        { "asked as often as allowed", new Eligibility(AskAtMostEveryDays: 10), Lamp, null },
        { "asked too lately", new Eligibility(AskAtMostEveryDays: 11), Lamp, "The contact was asked about another order 10 days ago; the campaign asks at most every 11 days." },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rules_decide_and_say_why(string rule, Eligibility eligibility, OrderItem item, string? reason)
    {
        var facts = new ContactFacts(Guid.Empty, Received - Duration.FromDays(10));
        var plan = RequestPlanner.Plan(Order(item), Delivered, Received, [Entry(Campaign(rule, eligibility))], facts);

        Assert.Equal(reason is null ? 1 : 0, plan.Requests.Count);
        Assert.Equal(reason, plan.Refusals.SingleOrDefault()?.Reason);
    }

    [Fact]
    public void An_order_that_does_not_tell_its_value_fails_a_minimum()
    {
        var plan = Plan(Order(Lamp) with { Value = null }, [Entry(Campaign("One", new Eligibility(MinimumOrderValue: 10)))]);

        Assert.Empty(plan.Requests);
        Assert.Equal("The order does not tell its value and the minimum is 10.", Assert.Single(plan.Refusals).Reason);
    }

    [Fact]
    public void A_paused_campaign_asks_nobody_and_leaves_the_others_alone()
    {
        var plan = Plan(Order(Lamp), [Entry(Campaign("Rests", status: SequenceStatus.Paused)), Entry(Campaign("Runs"))]);

        Assert.Single(plan.Requests);
        var refusal = Assert.Single(plan.Refusals);
        Assert.Equal(("Rests", "The campaign is paused."), (refusal.Campaign, refusal.Reason));
    }

    [Fact]
    public void Without_a_campaign_the_outcome_says_so()
        => Assert.Equal("No request campaign is set up.", Assert.Single(Plan(Order(Lamp), []).Refusals).Reason);

    [Fact]
    public void An_item_listed_twice_is_asked_about_once_and_the_other_is_explained()
    {
        var plan = Plan(Order(Lamp, Lamp), [Entry(Campaign("One"))]);

        Assert.Single(plan.Requests);
        Assert.Equal("The item is listed twice.", Assert.Single(plan.Refusals).Reason);
    }

    [Fact]
    public void A_delivery_told_late_is_asked_about_and_leaves_the_whole_time_to_answer()
    {
        var late = Delivered + Duration.FromDays(200);
        var plan = RequestPlanner.Plan(Order(Lamp), Delivered, late, [Entry(Campaign("One"))], new ContactFacts(Guid.Empty, null));

        Assert.Equal(late + Duration.FromDays(60), Assert.Single(plan.Requests).ExpiresAt);
    }

    [Fact]
    public void An_outcome_is_stored_as_json_with_its_reasons()
        => Assert.Equal(
            """{"created":1,"duplicates":2,"refusals":[{"campaign":"One","itemId":"3","reason":"The product is excluded."}]}""",
            new EventOutcome(1, 2, [new Refusal(null, "One", "3", "The product is excluded.")]).Write());

    private static RequestPlan Plan(OrderDelivered order, IReadOnlyList<CampaignEntry> campaigns)
        => RequestPlanner.Plan(order, Delivered, Received, campaigns, new ContactFacts(Guid.Empty, null));

    private static OrderDelivered Order(params OrderItem[] items)
        => new("1001", new ContactDetails("nora@example.com", null), items, 50, "EUR");

    private static CampaignEntry Entry(RequestCampaign campaign) => new(campaign, new Guid(7, 0, 0, new byte[8]), RequestFlow.Build(campaign));

    private static RequestCampaign Campaign(string name, Eligibility? eligibility = null, SequenceStatus status = SequenceStatus.Active, TimeSpan? delay = null)
        => new()
        {
            Id = new Guid(name.GetHashCode(StringComparison.Ordinal), 0, 0, new byte[8]),
            SequenceId = new Guid(9, 0, 0, new byte[8]),
            Name = name,
            Status = status,
            Channel = RequestChannel.Email,
            Delay = delay ?? TimeSpan.FromDays(7),
            ReminderDelay = TimeSpan.FromDays(5),
            Expiry = TimeSpan.FromDays(60),
            Eligibility = eligibility ?? new Eligibility(),
            EmailTemplateId = Guid.Empty,
        };
}
