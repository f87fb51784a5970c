using Bunit;
using FollowUp.Core.Organizations;
using FollowUp.Web.Components.Layout;

namespace FollowUp.Tests.Web.Components;

public sealed class LayoutTests : BunitContext
{
    [Fact]
    public void The_bottom_bar_and_its_more_hold_the_whole_menu_once()
    {
        Assert.Equal(4, Navigation.Bar.Count);
        Assert.Equal(Navigation.Groups.SelectMany(group => group.Items).OrderBy(item => item.Href), Navigation.Bar.Concat(Navigation.More).OrderBy(item => item.Href));
    }

    [Theory]
    [InlineData("#2E5D50", "#2e5d50")]
    [InlineData("2E5D50", BrandColor.Default)]
    [InlineData("#2E5D5", BrandColor.Default)]
    [InlineData("red;}body{display:none", BrandColor.Default)]
    [InlineData(null, BrandColor.Default)]
    public void A_brand_colour_that_reads_is_kept_and_anything_else_refused(string? color, string used) => Assert.Equal(used, BrandColor.Readable(color));

    [Theory]
    [InlineData("#FFD400")]
    [InlineData("#FFFFFF")]
    [InlineData("#7FDBA0")]
    public void A_brand_colour_too_light_for_white_text_is_darkened(string color)
    {
        string darker = BrandColor.Readable(color);
        int rgb = Convert.ToInt32(darker[1..], 16);

        Assert.NotEqual(color, darker);
        Assert.True(BrandColor.ContrastWithWhite(rgb >> 16, (rgb >> 8) & 255, rgb & 255) >= BrandColor.LeastContrast);
    }

    [Fact]
    public void A_public_page_carries_the_brand_and_asks_not_to_be_indexed()
    {
        var page = Render<PublicCard>(p => p.Add(c => c.Title, "Review").Add(c => c.Brand, "Juniper & Wool").Add(c => c.PreferencesHref, "/preferences/x").AddChildContent("<h1>How do you like it?</h1>"));

        Assert.Equal("Juniper & Wool", page.Find(".brand").TextContent.Trim());
        Assert.Equal("/preferences/x", page.Find("footer a").GetAttribute("href"));
        Assert.Empty(page.FindAll("script"));
    }
}
