using Bunit;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Features.Settings;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class SendingPageTests : PageContext
{
    private readonly IOrganizations organizations = Substitute.For<IOrganizations>();

    public SendingPageTests()
    {
        Services.AddSingleton(organizations).AddSingleton(new PublicLinks("https://followup.example.com", "https://fu.test"));
        organizations.GetAsync(default!, default).ReturnsForAnyArgs(new OrganizationView(Organization, "Alder", "Europe/Stockholm", "", "#3344CC", null, false, 4));
    }

    [Fact]
    public void Rules_of_each_channel_are_shown_and_saved_together()
    {
        organizations.ChangeAsync(default!, default!, default).ReturnsForAnyArgs(call => new OrganizationView(Organization, "Alder", "Europe/Stockholm", "", "#3344CC", null, false, 5));
        var page = Render<SendingPage>();

        Assert.Equal(["Email", "SMS", "WhatsApp", "Frequency caps", "Links"], page.FindAll("h2").Select(head => head.TextContent));
        Assert.Equal(["21:00", "08:00"], page.FindAll("input[type=time]").Take(2).Select(input => input.GetAttribute("value")));
        page.FindAll("input[type=checkbox]")[0].Change(true);
        page.FindAll("input[type=number]")[3].Change("125");
        page.Find("form").Submit();

        organizations.Received().ChangeAsync(
            Arg.Any<Actor>(),
            Arg.Is<OrganizationChange>(change => change.Version == 4 && change.QuietHours![Channel.Email]!.From == "21:00" && change.Limits![Channel.Email] == null && change.Limits[Channel.Sms] == new SendingLimit(100, 125)),
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Links_are_shortened_unless_somebody_says_no()
    {
        organizations.ChangeAsync(default!, default!, default).ReturnsForAnyArgs(call => new OrganizationView(Organization, "Alder", "Europe/Stockholm", "", "#3344CC", null, false, 5) { Sending = SendingRules.Default with { LongLinks = true } });
        var page = Render<SendingPage>();
        Assert.Contains("https://fu.test/s/", page.Markup, StringComparison.Ordinal);
        Assert.True(page.FindAll("input[type=checkbox]")[^1].HasAttribute("checked"));

        page.FindAll("input[type=checkbox]")[^1].Change(false);
        page.Find("form").Submit();

        organizations.Received().ChangeAsync(Arg.Any<Actor>(), Arg.Is<OrganizationChange>(change => change.ShortLinks == false), Arg.Any<CancellationToken>());
        Assert.False(page.FindAll("input[type=checkbox]")[^1].HasAttribute("checked"));
    }

    [Fact]
    public void A_cap_is_added_changed_and_taken_away()
    {
        var shown = new OrganizationView(Organization, "Alder", "Europe/Stockholm", "", "#3344CC", null, false, 5) { Sending = SendingRules.Default.With(null, null, [new FrequencyCap(Channel.Email, 9, CapPeriod.Month, CapAction.Defer)]) };
        organizations.GetAsync(default!, default).ReturnsForAnyArgs(shown);
        organizations.ChangeAsync(default!, default!, default).ReturnsForAnyArgs(shown);
        var page = Render<SendingPage>();
        Assert.Equal("9", Assert.Single(page.FindAll(".cap input")).GetAttribute("value"));

        page.FindAll("button").Single(button => button.TextContent.Contains("Add cap", StringComparison.Ordinal)).Click();
        page.FindAll(".cap")[1].QuerySelectorAll("select")[0].Change("Sms");
        page.FindAll(".cap input")[1].Change("2");
        page.FindAll(".cap")[1].QuerySelectorAll("select")[2].Change("Skip");
        page.Find("[aria-label='Remove cap 1']").Click();
        page.Find("form").Submit();

        organizations.Received().ChangeAsync(
            Arg.Any<Actor>(), Arg.Is<OrganizationChange>(change => change.FrequencyCaps!.SequenceEqual(new[] { new FrequencyCap(Channel.Sms, 2, CapPeriod.Week, CapAction.Skip) })), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void What_is_refused_stands_at_its_field()
    {
        organizations.ChangeAsync(default!, default!, default).ThrowsAsyncForAnyArgs(new InputException([new InputError("limits.sms", "must be numbers from 1 to 10000000"), new InputError("quietHours.sms", "must have two different times such as 21:00 and 08:00")]));
        var page = Render<SendingPage>();

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(
            ["Must have two different times such as 21:00 and 08:00.", "Must be numbers from 1 to 10000000."], page.FindAll(".error").Select(error => error.TextContent)));
    }

    [Fact]
    public void Only_admins_change_them()
    {
        SignIn(Role.Marketer);
        var page = Render<SendingPage>();

        Assert.All(page.FindAll("fieldset"), set => Assert.True(set.HasAttribute("disabled")));
        Assert.Empty(page.FindAll("button[type=submit]"));
    }
}
