using Bunit;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Tests.Web.Components;

public sealed class PagerTests : BunitContext
{
    [Theory]
    [InlineData(1, 100, "1 2 3 4 5")]
    [InlineData(3, 100, "1 2 3 4 5")]
    [InlineData(4, 120, "2 3 4 5 6")]
    [InlineData(6, 120, "2 3 4 5 6")]
    [InlineData(2, 41, "1 2 3")]
    public void Five_numbers_stand_round_the_page(int page, int total, string numbers)
        => Assert.Equal(numbers, string.Join(' ', Draw(page, total).FindAll("button:not(:has(.icon))").Select(button => button.TextContent)));

    [Fact]
    public void A_list_of_one_page_has_no_pager() => Assert.Empty(Draw(1, 20).Markup);

    [Fact]
    public void The_first_page_leads_nowhere_back_and_the_last_nowhere_on()
    {
        Assert.Equal(["First page", "Previous page"], Draw(1, 60).FindAll("button[disabled]").Select(button => button.GetAttribute("aria-label")));
        Assert.Equal(["Next page", "Last page"], Draw(3, 60).FindAll("button[disabled]").Select(button => button.GetAttribute("aria-label")));
    }

    [Fact]
    public void A_number_asks_for_its_page_and_the_current_one_for_none()
    {
        List<int> asked = [];
        var pager = Draw(2, 60, asked);

        pager.Find("[aria-label='Page 3']").Click();
        pager.Find("[aria-label='Page 2']").Click();
        pager.Find("[aria-label='Last page']").Click();

        Assert.Equal([3, 3], asked);
        Assert.Equal("Page 2", pager.Find("[aria-current=page]").GetAttribute("aria-label"));
    }

    private IRenderedComponent<Pager> Draw(int page, int total, List<int>? asked = null)
        => Render<Pager>(p => p.Add(c => c.Page, page).Add(c => c.Total, total).Add(c => c.OnPage, number => asked?.Add(number)));
}
