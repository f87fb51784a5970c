using Bunit;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Delivery.Routing;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Features.Settings;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NSubstitute;
using Radzen.Blazor;

namespace FollowUp.Tests.Web.Pages;

public sealed class ChannelsPageTests : PageContext
{
    private static readonly Guid First = new("01950000-0000-7000-8000-0000000000c1");
    private static readonly Guid Second = new("01950000-0000-7000-8000-0000000000c2");

    private readonly IChannelAccounts accounts = Substitute.For<IChannelAccounts>();

    public ChannelsPageTests()
    {
        Services.AddSingleton(accounts).AddSingleton(Substitute.For<IChannelAccountTest>());
        accounts.ListAsync(default!, default).ReturnsForAnyArgs([Twilio(First, "Main"), Twilio(Second, "Spare")]);
        accounts.PulsesAsync(default!, default).ReturnsForAnyArgs(new Dictionary<Guid, AccountPulse>
        {
            [First] = new(CircuitState.Open, Now - Duration.FromMinutes(2), new AccountSpan(200, 199, 80, 1400), new AccountSpan(200, 199, 80, 1400), "No credit", Now),
        });
    }

    [Fact]
    public void Rows_say_how_accounts_do_and_empty_channels_what_follows()
    {
        var page = Render<ChannelsPage>();

        var rows = page.FindAll(".account-row");
        Assert.Contains("Resting", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("99 % of 200 taken in the last hour, half within 80 ms, 95 % within 1.4 s", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("No credit", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Working", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing sent in the last day", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll(".state").Count);
    }

    [Fact]
    public void The_arrows_send_the_whole_order()
    {
        var page = Render<ChannelsPage>();
        Assert.True(page.Find("button[aria-label='Move Main up']").HasAttribute("disabled"));

        page.Find("button[aria-label='Move Main down']").Click();

        accounts.Received(1).ReorderAsync(Arg.Any<Actor>(), Channel.Sms, Arg.Is<IReadOnlyList<Guid>>(ids => ids.SequenceEqual(new[] { Second, First })), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void The_focus_goes_along_with_an_account_that_is_moved_by_key()
    {
        var script = JSInterop.SetupModule(path => ((string)path.Arguments[0]!).Contains("ChannelAccountsCard", StringComparison.Ordinal));
        script.Mode = JSRuntimeMode.Loose;
        var page = Render<ChannelsPage>();
        accounts.ListAsync(default!, default).ReturnsForAnyArgs([Twilio(Second, "Spare"), Twilio(First, "Main")]);

        page.Find("button[aria-label='Move Main down']").Click();

        page.WaitForAssertion(() => Assert.Equal((1, 1), script.Invocations.Where(call => call.Identifier == "focusMove").Select(call => ((int)call.Arguments[1]!, (int)call.Arguments[2]!)).Single()));
    }

    [Fact]
    public void Another_provider_asks_for_its_own_fields_and_a_wrong_one_is_named()
    {
        accounts.CreateAsync(default!, default!, default).ReturnsForAnyArgs<Guid>(_ => throw new InputException("secrets.accessToken", "is needed"));
        var page = Render<ChannelsPage>();
        page.Find("button[aria-label='Add an account for WhatsApp']").Click();
        Assert.Contains("Account SID", page.Find(".account-form").TextContent, StringComparison.Ordinal);

        page.Find(".account-form select").Change("meta");
        Assert.DoesNotContain("Account SID", page.Find(".account-form").TextContent, StringComparison.Ordinal);
        Field(page, "Phone number ID").Change("123");
        page.Find(".account-form form").Submit();

        accounts.Received(1).CreateAsync(
            Arg.Any<Actor>(), Arg.Is<ChannelAccountInput>(input => input.Provider == "meta" && input.Channel == Channel.WhatsApp && input.Settings["phoneNumberId"] == "123" && input.Name == "Meta Cloud API"), Arg.Any<CancellationToken>());
        Assert.Equal("Is needed.", page.Find(".account-form .field-bad .error").TextContent);
    }

    [Fact]
    public void A_change_keeps_secrets_that_are_not_typed_and_shows_the_addresses_to_paste()
    {
        var page = Render<ChannelsPage>();
        page.Find("button[aria-label='Change Main']").Click();
        Assert.Equal("", Field(page, "Auth token (optional)").GetAttribute("value"));
        Assert.Contains("One is stored", page.Find(".account-form").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("[data-copy]"), one => one.GetAttribute("data-copy") == "https://follow.test/status");

        page.Find(".account-form form").Submit();

        accounts.Received(1).UpdateAsync(
            Arg.Any<Actor>(), First, 3, Arg.Is<ChannelAccountInput>(input => input.Secrets.Count == 0 && input.Settings["accountSid"] == "AC1"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Agents_see_no_accounts()
    {
        SignIn(Role.Agent);

        Assert.Contains("Only admins see this", Render<ChannelsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_is_deleted_after_asking()
    {
        var dialogs = Render<RadzenDialog>();
        var page = Render<ChannelsPage>();
        page.Find("button[aria-label='Delete Spare']").Click();
        accounts.DidNotReceiveWithAnyArgs().DeleteAsync(default!, default, default);
        dialogs.WaitForElements(".confirm button", 2)[0].Click();
        accounts.Received(1).DeleteAsync(Arg.Any<Actor>(), Second, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void What_cannot_be_loaded_is_said()
    {
        accounts.ListAsync(default!, default).ReturnsForAnyArgs<IReadOnlyList<ChannelAccountView>>(_ => throw new InvalidOperationException("down"));

        Assert.Contains("We couldn't load channels", Render<ChannelsPage>().Markup.Replace("&#x27;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<ChannelsPage> page, string label)
        => page.Find($"#{page.FindAll("label").Single(candidate => candidate.TextContent == label).GetAttribute("for")}");

    private static ChannelAccountView Twilio(Guid id, string name) => new(
        id, Channel.Sms, "twilio", name, new Dictionary<string, string> { ["accountSid"] = "AC1" }, ["authToken"], "+14155550100", null, 10, true, 3,
        new AccountWebhooks("https://follow.test/status", "https://follow.test/inbound"));
}
