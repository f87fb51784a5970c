using Bunit;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Features.Messages;
using FollowUp.Web.Features.Settings;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NSubstitute;

namespace FollowUp.Tests.Web.Pages;

public sealed class PricesPageTests : PageContext
{
    private static readonly Guid Account = new("01950000-0000-7000-8000-0000000000c1");
    private static readonly Guid Id = new("01950000-0000-7000-8000-0000000000d1");

    public PricesPageTests()
    {
        Prices.AccountsAsync(default!, default).ReturnsForAnyArgs([new PriceAccount(Account, Channel.Sms, "twilio", "Main")]);
        List(
            new PriceView(Row("46", "twilio"), null, "SE", PriceState.InForce),
            new PriceView(Row("", "", Account), "Main", null, PriceState.Replaced));
    }

    [Fact]
    public void Rows_say_what_costs_how_much_and_whether_it_counts()
    {
        var rows = Render<PricesPage>().FindAll("table tbody tr").Select(row => row.QuerySelectorAll("td").Take(4).Select(cell => cell.TextContent.Trim()));

        Assert.Equal(["SMS+46 SE · Twiliofrom 2 Mar 2026", "+46 SE", "Twilio", "0.0079 USD"], rows.First());
        Assert.Equal(["SMSAll others · Mainfrom 2 Mar 2026, replaced", "All others", "Main", "0.0079 USD"], rows.Last());
        Assert.Contains("replaced", Render<PricesPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_is_typed_for_an_account_from_a_day_of_the_organizations_clock()
    {
        var page = Render<PricesPage>();
        Field(page, "Sent through").Change($"account:{Account}");
        Field(page, "Numbers that begin with (optional)").Change("SE");
        Field(page, "Price of a segment").Change("0,045");
        Field(page, "Currency").Change("eur");
        Field(page, "Counts from (optional)").Change("2026-04-01");
        page.Find("form").Submit();

        Prices.Received(1).CreateAsync(
            Arg.Any<Actor>(),
            new PriceInput(Channel.Sms, "SE", null, Account.ToString(), "", 0.045m, "eur", Instant.FromUtc(2026, 3, 31, 22, 0), ""),
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public void A_change_keeps_the_time_to_the_second_unless_the_day_is_changed()
    {
        var page = Render<PricesPage>();
        page.Find("button[aria-label='Change the price of SMS to +46']").Click();
        Assert.Equal(
            ("+46", "0.0079", "2026-03-02"),
            (Field(page, "Numbers that begin with (optional)").GetAttribute("value"), Field(page, "Price of a segment").GetAttribute("value"), Field(page, "Counts from (optional)").GetAttribute("value")));
        Field(page, "Price of a segment").Change("0.0083");
        page.Find("form").Submit();

        Prices.Received(1).UpdateAsync(Arg.Any<Actor>(), Id, Arg.Is<PriceInput>(input => input.Amount == 0.0083m && input.ValidFrom == Samples.At && input.Provider == "twilio"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void What_is_refused_stands_at_its_field()
    {
        Prices.CreateAsync(default!, default!, default).ReturnsForAnyArgs<PriceView>(_ => throw new InputException([new InputError("price", "must be an amount"), new InputError("currency", "must be three letters")]));
        var page = Render<PricesPage>();
        page.Find("form").Submit();

        Assert.Equal(["Must be an amount.", "Must be three letters."], page.FindAll(".error").Select(error => error.TextContent));
    }

    [Fact]
    public void A_price_is_deleted_after_a_question()
    {
        var page = Render<PricesPage>();
        page.Find("button[aria-label='Delete the price of SMS to +46']").Click();
        Prices.DidNotReceiveWithAnyArgs().DeleteAsync(default!, default, default);
        page.InvokeAsync(() => Services.GetRequiredService<Radzen.DialogService>().Close(true));

        Prices.Received(1).DeleteAsync(Arg.Any<Actor>(), Id, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Another_channel_asks_for_what_it_knows()
    {
        var page = Render<PricesPage>();
        Field(page, "Channel").Change("WhatsApp");
        Assert.Contains("marketing", Field(page, "Kind").InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Main alone", page.Find("form").InnerHtml, StringComparison.Ordinal);
        Field(page, "Channel").Change("Email");
        Assert.DoesNotContain("Numbers that begin with", page.Find("form").InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_imported_and_its_bad_lines_are_told()
    {
        Prices.ImportAsync(default!, default!, default).ReturnsForAnyArgs(_ => throw new InputException("lines[4].price", "must be an amount"), _ => new PriceImport(1200, 1, 0));
        var page = Render<PricesPage>();
        var file = page.FindComponents<InputFile>().Single();
        file.UploadFiles(InputFileContent.CreateFromText("channel,price,currency\nsms,x,USD", "prices.csv"));
        page.WaitForAssertion(() => Assert.Equal("Line 4, price: must be an amount.", page.Find(".errors li").TextContent));
        page.FindComponents<InputFile>().Single().UploadFiles(InputFileContent.CreateFromText("channel,price,currency\nsms,1,USD", "prices.csv"));

        page.WaitForAssertion(() => Assert.Equal("1,200 added, 1 changed, 0 as before.", page.Find("p[role=status]").TextContent));
        Assert.Empty(page.FindAll(".errors li"));
    }

    [Fact]
    public void Whoever_may_not_change_them_only_looks()
    {
        SignIn(Role.Marketer);
        var page = Render<PricesPage>();

        Assert.Equal(2, page.FindAll("table tbody tr").Count);
        Assert.Empty(page.FindAll("form"));
        Assert.Empty(page.FindAll("tbody button"));
    }

    [Fact]
    public void An_empty_table_says_what_follows()
    {
        List();

        Assert.Equal("No prices yet", Render<PricesPage>().Find(".state h2").TextContent);
    }

    [Theory]
    [InlineData(15800, "USD", CostSource.Estimated, "0.0158 USD for 2 segments, by your price table")]
    [InlineData(15000, "USD", CostSource.Provider, "0.015 USD for 2 segments, as the provider says")]
    [InlineData(0, null, CostSource.Sandbox, "Nothing, it went to the Sandbox")]
    [InlineData(500000, "SEK", CostSource.Sandbox, "0.50 SEK for 2 segments, only for show: the Sandbox costs nothing")]
    [InlineData(null, null, null, "No price for 2 segments")]
    public void A_message_says_what_it_cost_and_who_says_so(int? micros, string? currency, CostSource? source, string words)
    {
        var view = Samples.View(MessageState.Sent) with { Channel = Channel.Sms, SentAt = Samples.At, Units = 2, CostMicros = micros, Currency = currency, CostSource = source };
        Messages.GetAsync(default!, default, default).ReturnsForAnyArgs(new MessageDetail(view, null, null, "Hi", [], [], []));

        var drawer = Render<MessageDrawer>(parameters => parameters.Add(it => it.MessageId, Samples.MessageId));

        Assert.Contains(words, drawer.FindAll("dd").Select(value => value.TextContent));
    }

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<PricesPage> page, string label)
    {
        var id = page.FindAll("form label").Single(one => one.TextContent == label).GetAttribute("for");
        return page.Find($"#{id}");
    }

    private static Price Row(string prefix, string provider, Guid? account = null) => new()
    {
        Id = prefix.Length > 0 ? Id : Account, Channel = Channel.Sms, Prefix = prefix, Provider = provider, AccountId = account, Micros = 7900, Currency = "USD", ValidFrom = Samples.At,
    };

    private void List(params PriceView[] views) => Prices.ListAsync(default!, default!, default!, default).ReturnsForAnyArgs(new Page<PriceView>(views, views.Length));
}
