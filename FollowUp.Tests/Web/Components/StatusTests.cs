using Bunit;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Tests.Web.Components;

public sealed class StatusTests : BunitContext
{
    [Theory]
    [InlineData("delivered", "Delivered", "st-delivered", "done_all")]
    [InlineData("Submitted", "Submitted", "st-submitted", "task_alt")]
    [InlineData("UNKNOWN", "Unknown", "st-unknown", "help")]
    public void A_status_shows_its_word_icon_and_colour(string status, string word, string css, string ligature)
    {
        var chip = Render<StatusChip>(p => p.Add(c => c.Status, status));

        chip.MarkupMatches($"""<span class="chip {css}"><span class="icon" aria-hidden="true">{ligature}</span>{word}</span>""");
    }

    [Fact]
    public void Sending_turns()
        => Assert.NotNull(Render<StatusChip>(p => p.Add(c => c.Status, "sending")).Find(".icon-spin"));

    [Fact]
    public void A_status_without_a_look_is_shown_in_plain_words()
        => Assert.Equal("flagOn hold", Render<StatusChip>(p => p.Add(c => c.Status, "onHold")).Find(".chip").TextContent);

    [Fact]
    public void Every_status_of_the_product_has_a_look()
        => Assert.Equal(
            ["cancelled", "clicked", "delivered", "expired", "failed", "planned", "queued", "scheduled", "sending", "sent", "skipped", "submitted", "unknown"],
            StatusLook.Names.Order());

    [Fact]
    public void A_tile_that_stands_alone_says_what_it_is()
    {
        var tile = Render<ChannelTile>(p => p.Add(t => t.Kind, "whatsapp").Add(t => t.Named, true)).Find(".tile");

        Assert.Equal("WhatsApp", tile.GetAttribute("aria-label"));
        Assert.Equal("img", tile.GetAttribute("role"));
        Assert.Contains("var(--k-whatsapp-bg)", tile.GetAttribute("style"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tabs_show_counts_and_hand_back_the_key()
    {
        string? chosen = null;
        var tabs = Render<StatusTabs>(p => p
            .Add(t => t.Tabs, [new StatusTab("", "All", 4213), StatusTab.For("failed", 2), StatusTab.For("sent", null)])
            .Add(t => t.Selected, "")
            .Add(t => t.OnSelect, key => chosen = key));

        Assert.Equal(["true", "false", "false"], tabs.FindAll("button").Select(button => button.GetAttribute("aria-pressed")));
        Assert.Equal("4,213", tabs.Find("button .num").TextContent);
        Assert.Empty(tabs.FindAll("button")[2].QuerySelectorAll(".num"));

        tabs.FindAll("button")[1].Click();
        Assert.Equal("failed", chosen);
    }

    [Fact]
    public void Tabs_beyond_the_first_seven_also_stand_under_more()
    {
        var tabs = Render<StatusTabs>(p => p
            .Add(t => t.Tabs, [.. StatusLook.Names.Order().Select(name => StatusTab.For(name, 1))])
            .Add(t => t.Selected, "submitted"));

        Assert.Equal(13 - 7, tabs.FindAll(".tab-menu button").Count);
        Assert.StartsWith("Submitted", tabs.Find("summary").TextContent, StringComparison.Ordinal);
    }
}
