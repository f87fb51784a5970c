using FollowUp.Core.Analytics;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What messages cost, by the prices and the account of the moment they left.</summary>
public sealed class CostStories
{
    private const string Swedish = "+46701234567";
    private const string American = "+14155552671";

    [DatabaseTheory]
    public async Task A_price_that_changes_counts_for_what_leaves_after_it_and_countries_have_their_own(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PaidAccountAsync("+15555550111");
        await story.PriceAsync(0.0079m);
        await story.PriceAsync(0.045m, "EUR", "SE");
        await story.PriceAsync(0.0120m, from: story.Clock.Now + Duration.FromDays(2));
        await story.TextAsync(10, American, Swedish);
        await story.TextAsync(161, American);
        await story.PassAsync(Duration.FromDays(3));
        await story.TextAsync(161, American, Swedish);

        Assert.Equal(
            [Estimate(1, 0.0079m), Estimate(1, 0.045m, "EUR"), Estimate(2, 0.0158m), Estimate(2, 0.024m), Estimate(2, 0.09m, "EUR")],
            await story.CostsAsync());
        var sms = Assert.Single(await story.Get<ICosts>().OfDaysAsync(story.Owner, 30, CancellationToken.None));
        Assert.Equal((Channel.Sms, 5, 0, 0), (sms.Channel, sms.Messages, sms.Unpriced, sms.Sandbox));
        Assert.Equal([new CurrencyCost(Money.Of(0.0477m, "USD"), 3, false), new CurrencyCost(Money.Of(0.135m, "EUR"), 2, false)], sms.Spent);
        Assert.Equal(Money.Of(0.0159m, "USD"), sms.Spent[0].Each);
    }

    [DatabaseTheory]
    public async Task A_price_taken_away_leaves_what_was_written_down(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PaidAccountAsync("+15555550111");
        var price = await story.PriceAsync(0.0079m);
        await story.TextAsync(10, American);
        await story.Get<IPrices>().DeleteAsync(story.Owner, price.Price.Id, CancellationToken.None);
        await story.TextAsync(10, American);

        Assert.Equal([Estimate(1, 0.0079m), new MessageCost(1, null, null)], await story.CostsAsync());
        var sms = Assert.Single(await story.Get<ICosts>().OfDaysAsync(story.Owner, 1, CancellationToken.None));
        Assert.Equal((2, 1, new CurrencyCost(Money.Of(0.0079m, "USD"), 1, false)), (sms.Messages, sms.Unpriced, Assert.Single(sms.Spent)));
    }

    [DatabaseTheory]
    public async Task The_account_that_took_it_is_paid_after_a_fail_over(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var (first, second) = (await story.PaidAccountAsync("+15555550111"), await story.PaidAccountAsync("+15555550112", 20));
        await story.PriceAsync(0.01m, account: first.ToString());
        await story.PriceAsync(0.02m, account: "account +15555550112");
        await story.PriceAsync(0.03m, provider: "twilio");
        story.Provider.Answer = message => message.From == "+15555550111" ? new SendOutcome.Deferred("connection", "Connection refused", Kind: DeferralKind.Unreachable) : new SendOutcome.Accepted("SM1");
        await story.TextAsync(10, American);

        Assert.Equal([Estimate(1, 0.02m)], await story.CostsAsync());
        Assert.Equal(second, Assert.Single(await story.MessagesAsync()).AccountId);
    }

    [DatabaseTheory]
    public async Task What_was_refused_costs_nothing_and_what_may_have_been_taken_keeps_its_price_until_it_is_known(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind, new SenderCapabilities(LookUp: true));
        await story.PaidAccountAsync("+15555550111");
        await story.PriceAsync(0.0079m);
        story.Provider.Answer = message => message.To == Swedish ? new SendOutcome.Rejected("21211", "Invalid number") : new SendOutcome.Uncertain("No answer.");
        await story.TextAsync(10, Swedish, American);

        Assert.Equal([null, Estimate(1, 0.0079m)], await story.CostsAsync());
        Assert.Null((await story.MessagesAsync())[0].Cost);
        Assert.Empty(await story.Get<ICosts>().OfDaysAsync(story.Owner, 1, CancellationToken.None));

        story.Provider.Find = _ => new LookUpResult.Found("SM1") { Price = Money.Of(0.0083m, "USD") };
        await story.PassAsync(Duration.FromMinutes(5));

        Assert.Equal([null, new MessageCost(1, Money.Of(0.0083m, "USD"), CostSource.Provider)], await story.CostsAsync());
    }

    /// <summary>As Meta says of messages within an open window: not billed, and no price with it.</summary>
    [DatabaseTheory]
    public async Task A_message_that_the_provider_does_not_bill_costs_nothing_and_one_without_a_price_stays_without(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var account = await story.PaidAccountAsync("+15555550111");
        await story.PriceAsync(0.0079m, prefix: "US");
        story.Provider.Answer = message => new SendOutcome.Accepted(message.To == American ? "SM1" : "SM2");
        await story.TextAsync(10, American);
        await story.TextAsync(10, Swedish);
        await story.PassAsync(Duration.FromMinutes(5));
        var told = new ReportingAccount(account, story.Owner.OrganizationId, "twilio");
        AccountReport Report(string reference, ReportKind state, bool free) => new(told, new ProviderReport(reference, $"{reference}:{state}", state, story.Clock.Now) { Free = free });
        await story.Get<IProviderReports>().RecordAsync([Report("SM1", ReportKind.Delivered, true), Report("SM2", ReportKind.Delivered, true)], CancellationToken.None);
        await story.PassAsync(Duration.FromMinutes(5));
        await story.Get<IProviderReports>().RecordAsync([Report("SM1", ReportKind.Read, false)], CancellationToken.None);

        Assert.Equal([new MessageCost(1, Money.Of(0, "USD"), CostSource.Provider), new MessageCost(1, null, null)], await story.CostsAsync());
        Assert.Equal((2, 1), Assert.Single(await story.Get<ICosts>().OfDaysAsync(story.Owner, 1, CancellationToken.None)) is var sms ? (sms.Messages, sms.Unpriced) : default);
    }

    [DatabaseTheory]
    public async Task What_the_provider_says_takes_the_place_of_the_estimate_also_when_it_comes_before_the_message_is_known(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var account = await story.PaidAccountAsync("+15555550111");
        await story.PriceAsync(0.0079m);
        story.Provider.Answer = message => new SendOutcome.Accepted(message.To == American ? "SM1" : "SM2");
        await story.TextAsync(10, American);
        var told = new ReportingAccount(account, story.Owner.OrganizationId, "twilio");
        await story.Get<IProviderReports>().RecordAsync(
            [
                new AccountReport(told, new ProviderReport("SM1", "SM1:delivered", ReportKind.Delivered, story.Clock.Now) { Price = Money.Of(0.0075m, "EUR") }),
                new AccountReport(told, new ProviderReport("SM2", "SM2:delivered", ReportKind.Delivered, story.Clock.Now) { Price = Money.Of(0.0500m, "EUR") }),
            ],
            CancellationToken.None);
        await story.TextAsync(10, Swedish);
        await story.PassAsync(Duration.FromMinutes(5));
        await story.Get<IProviderReports>().RecordAsync([new AccountReport(told, new ProviderReport("SM1", "SM1:read", ReportKind.Read, story.Clock.Now))], CancellationToken.None);

        Assert.Equal([new MessageCost(1, Money.Of(0.0075m, "EUR"), CostSource.Provider), new MessageCost(1, Money.Of(0.05m, "EUR"), CostSource.Provider)], await story.CostsAsync());
        Assert.Equal([MessageState.Delivered, MessageState.Delivered], (await story.MessagesAsync()).Select(message => message.State));
    }

    [DatabaseTheory]
    public async Task The_Sandbox_costs_nothing_unless_a_price_names_it_and_then_it_says_that_this_is_for_show(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PriceAsync(0.0079m);
        await story.TextAsync(10, American);
        await story.PriceAsync(0.5m, "SEK", provider: "sandbox");
        await story.TextAsync(10, American);

        Assert.Equal([new MessageCost(1, null, CostSource.Sandbox), new MessageCost(1, Money.Of(0.5m, "SEK"), CostSource.Sandbox)], await story.CostsAsync());
        var sms = Assert.Single(await story.Get<ICosts>().OfDaysAsync(story.Owner, 1, CancellationToken.None));
        Assert.Equal((2, 0, 1, new CurrencyCost(Money.Of(0.5m, "SEK"), 1, true)), (sms.Messages, sms.Unpriced, sms.Sandbox, Assert.Single(sms.Spent)));
    }

    [DatabaseTheory]
    public async Task Prices_take_one_statement_after_a_change_and_none_after_that(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PaidAccountAsync("+15555550111");
        await story.TextAsync(10, American);
        var without = await StatementCount.OfAsync(() => story.TextAsync(10, American));
        await story.PriceAsync(0.0079m);
        var first = await StatementCount.OfAsync(() => story.TextAsync(10, American));
        var later = await StatementCount.OfAsync(() => story.TextAsync(10, American));

        Assert.InRange(first, without + 1, without + 2);
        Assert.Equal(without, later);
    }

    [DatabaseTheory]
    public async Task One_organizations_prices_are_nothing_to_another(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PriceAsync(0.5m, "SEK", channel: Channel.Email, provider: "sandbox");
        var neighbour = await story.NeighbourAsync("neighbour@example.com");
        await story.WriteAsync(1);
        await story.WriteAsync(1, organization: neighbour);
        await story.RunAsync();

        Assert.Equal([500_000, 0], (await story.MessagesAsync()).Select(message => message.Cost));
        Assert.Equal(1, Assert.Single(await story.Get<ICosts>().OfDaysAsync(Actor.System(neighbour), 1, CancellationToken.None)).Sandbox);
    }

    [DatabaseTheory]
    public async Task A_request_and_its_sequence_cost_what_their_messages_cost_and_only_their_own_organization_is_told(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PaidAccountAsync("+15555550111");
        await story.PriceAsync(0.0079m);
        await story.CampaignAsync(Story.Usual with { Channel = RequestChannel.Both, Delay = TimeSpan.Zero });
        await story.DeliveredAsync(phone: American);
        await story.DeliveredAsync("1002", "free@example.com", items: ["2"]);
        await story.PassAsync(Duration.FromDays(30));

        var (texted, free) = (await story.RequestAsync(), await story.RequestAsync("2"));
        var paid = (await story.CostsAsync()).Sum(cost => cost?.Amount?.Amount ?? 0);
        Assert.True(paid > 0.0079m, "It was sent and reminded of.");
        var told = await story.Get<ICosts>().OfRequestsAsync(story.Owner, [texted.Id, free.Id], CancellationToken.None);
        Assert.Equal((texted.Id, Money.Of(paid, "USD")), told.Select(pair => (pair.Key, Assert.Single(pair.Value))).Single());
        var neighbour = await story.NeighbourAsync("neighbour@example.com");
        Assert.Empty(await story.Get<ICosts>().OfRequestsAsync(Actor.System(neighbour), [texted.Id], CancellationToken.None));
        await using var context = story.Open();
        var sequence = (await context.Set<Enrollment>().SingleAsync(row => row.Id == texted.EnrollmentId)).SequenceId;
        Assert.Equal([Money.Of(paid, "USD")], await story.Get<ICosts>().OfSequenceAsync(story.Owner, sequence, CancellationToken.None));
        Assert.Empty(await story.Get<ICosts>().OfSequenceAsync(Actor.System(neighbour), sequence, CancellationToken.None));
    }

    private static MessageCost Estimate(int units, decimal amount, string currency = "USD") => new(units, Money.Of(amount, currency), CostSource.Estimated);
}
