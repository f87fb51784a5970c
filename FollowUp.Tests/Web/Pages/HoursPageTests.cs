using Bunit;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Delivery.Gates.Windows;
using FollowUp.Core.Organizations;
using FollowUp.Tests.Support;
using FollowUp.Web.Features.Settings;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace FollowUp.Tests.Web.Pages;

public sealed class HoursPageTests : PageContext
{
    private readonly IOrganizations organizations = Substitute.For<IOrganizations>();

    public HoursPageTests()
    {
        Services.AddSingleton(organizations);
        Services.AddSingleton(WindowRules.Load());
        Services.AddSingleton<IPhoneNumbers>(Plans.Phones);
        Services.AddSingleton<WindowChecks>();
        organizations.GetAsync(default!, default).ReturnsForAnyArgs(new OrganizationView(Organization, "Alder", "Europe/Stockholm", "", "#3344CC", null, false, 4));
    }

    [Fact]
    public void Each_law_is_shown_with_its_hours_and_days()
    {
        var page = Render<HoursPage>();

        Assert.Equal(5, page.FindAll(".hours-set").Count);
        var texas = page.FindAll(".hours-set").Single(set => set.TextContent.Contains("Texas", StringComparison.Ordinal)).TextContent;
        Assert.All(["Monday to Saturday 09:00–21:00", "Sunday 12:00–21:00", "§ 301.051", "from 1 Sep 2025"], words => Assert.Contains(words, texas, StringComparison.Ordinal));
        Assert.Contains("Not on public holidays", page.Markup, StringComparison.Ordinal);
        Assert.Contains(WindowRules.Load().Version, page.Markup, StringComparison.Ordinal);
        Assert.Contains("21:00 to 08:00", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_is_tested_by_the_rules_and_told_in_both_zones()
    {
        var page = Render<HoursPage>();
        page.Find("input[type=datetime-local]").Change("2026-11-23T02:30:00");
        page.Find("input[type=tel]").Change("+1 305 555 0123");

        page.Find("form").Submit();

        page.WaitForAssertion(() =>
        {
            var words = page.Find("[role=status]").TextContent;
            Assert.All(
                ["It would wait", "Florida telephone solicitation law", "20:30 on Sunday in America/New_York, open 08:00–20:00", "Mon 23 Nov 2026, 08:00 America/New_York", "Mon 23 Nov 2026, 14:00 Europe/Stockholm"],
                part => Assert.Contains(part, words, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void What_cannot_be_read_stands_at_its_field()
    {
        var page = Render<HoursPage>();
        page.Find("input[type=tel]").Change("+46 70 123");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("too short", page.Find(".error").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("It may leave", page.Markup, StringComparison.Ordinal);
    }
}
