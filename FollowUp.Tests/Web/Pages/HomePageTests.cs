using Bunit;
using FollowUp.Core.Analytics;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Features.Home;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NSubstitute;

namespace FollowUp.Tests.Web.Pages;

public sealed class HomePageTests : PageContext
{
    private readonly IEventIntake intake = Substitute.For<IEventIntake>();

    public HomePageTests()
    {
        JSInterop.Setup<Radzen.Blazor.Rendering.Rect>("Radzen.createChart", _ => true).SetResult(new Radzen.Blazor.Rendering.Rect { Width = 700, Height = 272 });
        Services.AddSingleton(intake);
        Services.AddScoped<TryOrder>();
        var days = Enumerable.Range(0, 30).Select(day => new DayFigures(new LocalDate(2026, 2, 1).PlusDays(day), 10, 6, 2, 2, 1, day == 29 ? 3 : 0)).ToList();
        Home.FiguresAsync(default!, default, default).ReturnsForAnyArgs(new HomeFigures("Europe/Stockholm", new LocalDate(2026, 3, 2), days, new PeriodTotals(200, 300, 60, 30, 1)));
        Home.AttentionAsync(default!, default).ReturnsForAnyArgs(
        [
            new AttentionItem(AttentionKind.RequestsFailed, 38, Now, Samples.RequestId, "After delivery", Reason: "550 5.7.1 not authorised"),
            new AttentionItem(AttentionKind.ReviewsPending, 1, Now),
        ]);
        Setup(new SetupState(true, true, false, false, true, true) { HasPostalAddress = true });
    }

    [Fact]
    public void The_strip_shows_six_figures_that_lead_to_what_they_count()
    {
        var strip = Render<HomePage>().FindAll("a.kpi");

        Assert.Equal(["Requests", "Sent", "Click-through", "Clicked", "Submitted", "Failed"], strip.Select(kpi => kpi.QuerySelector(".kpi-label")!.TextContent));
        Assert.Equal(["300", "240", "25%", "60", "30", "3"], strip.Select(kpi => kpi.QuerySelector(".kpi-value")!.TextContent));
        Assert.Equal("/requests?status=failed", strip[^1].GetAttribute("href"));
    }

    [Fact]
    public void What_was_spent_stands_by_channel_and_never_adds_currencies()
    {
        Costs.OfDaysAsync(default!, default, default).ReturnsForAnyArgs(
        [
            new ChannelCost(Channel.Email, 40, 0, 40, []),
            new ChannelCost(Channel.Sms, 25, 5, 0, [new CurrencyCost(Money.Of(0.158m, "USD"), 10, false), new CurrencyCost(Money.Of(1.2m, "EUR"), 10, true)]),
        ]);

        var rows = Render<HomePage>().FindAll("table[aria-label='Spent on messages'] tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())));

        Assert.Equal(
            ["Email 40 nothing, to the Sandbox", "SMS 10 0.158 USD 0.0158 USD", "SMSonly for show: the Sandbox costs nothing 10 1.20 EUR 0.12 EUR", "SMS 5 no price"], rows);
    }

    [Fact]
    public void An_organization_whose_messages_cost_nothing_sees_nothing_of_costs()
    {
        Costs.OfDaysAsync(default!, default, default).ReturnsForAnyArgs([new ChannelCost(Channel.Email, 40, 0, 40, [])]);

        Assert.DoesNotContain("Spent", Render<HomePage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void More_failures_are_bad_and_more_requests_good()
    {
        var strip = Render<HomePage>().FindAll("a.kpi");

        Assert.Contains("50%", strip[0].QuerySelector(".good")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("200%", strip[^1].QuerySelector(".bad")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_chart_has_the_same_numbers_as_a_table()
    {
        var rows = Render<HomePage>().FindAll("table.sr tbody tr");

        Assert.Equal(30, rows.Count);
        Assert.Equal(["6", "2"], rows[0].QuerySelectorAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void What_needs_attention_says_what_and_why_and_opens_it()
    {
        var first = Render<HomePage>().Find(".attention .row-link");

        Assert.Equal("38 requests failed in After delivery", first.TextContent);
        Assert.Equal($"/requests?status=failed&campaign={Samples.RequestId}", first.GetAttribute("href"));
    }

    [Fact]
    public void Messages_in_doubt_lead_to_where_they_are_settled()
    {
        Home.AttentionAsync(default!, default).ReturnsForAnyArgs([new AttentionItem(AttentionKind.OutcomeUnknown, 2, Now)]);

        var line = Render<HomePage>().Find(".attention .row-link");

        Assert.Equal(("2 messages have an unknown outcome", "/dead-letters?kind=unknown"), (line.TextContent, line.GetAttribute("href")));
    }

    [Fact]
    public void A_demo_order_goes_through_the_intake_for_a_campaign_of_its_own()
    {
        Campaigns.CreateAsync(default!, default!, default).ReturnsForAnyArgs(Samples.RequestId);
        var page = Render<HomePage>();

        page.FindAll("button").Single(button => button.TextContent.Contains("Place a demo order", StringComparison.Ordinal)).Click();

        Campaigns.Received(1).CreateAsync(Arg.Any<Actor>(), Arg.Is<FollowUp.Core.Requests.RequestCampaignInput>(input => input.Delay == TimeSpan.Zero), Arg.Any<CancellationToken>());
        intake.Received(1).StoreAsync(Arg.Is<NewEvent>(stored => stored.OrganizationId == Organization && stored.Type == OrderDelivered.Type), Arg.Any<CancellationToken>());
        Assert.Contains("Request created", page.Find(".try").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Trying_is_offered_only_where_nothing_leaves_the_product()
    {
        Setup(new SetupState(false, false, true, true, true, true) { HasPostalAddress = true });

        Assert.DoesNotContain("Try it", Render<HomePage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_checklist_names_what_comes_next_and_goes_when_put_away()
    {
        var page = Render<HomePage>();
        Assert.Contains("3 of 5", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Until then mail goes to the Sandbox", page.Find(".setup").TextContent, StringComparison.Ordinal);

        page.Find("[aria-label='Put the list away']").Click();

        Assert.Empty(page.FindAll(".setup"));
        Assert.Contains(JSInterop.Invocations["localStorage.setItem"], call => ((string)call.Arguments[0]!).EndsWith("0000000000bb", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(6, "Good morning, Mara")]
    [InlineData(13, "Good afternoon, Mara")]
    [InlineData(19, "Good evening, Mara")]
    [InlineData(2, "Good night, Mara")]
    public void The_greeting_follows_the_hour(int hour, string greeting) => Assert.Equal(greeting, HomeWords.Greeting("Mara Lindqvist", new LocalTime(hour, 0)));

    private void Setup(SetupState state) => Home.SetupAsync(default!, default).ReturnsForAnyArgs(state);
}
