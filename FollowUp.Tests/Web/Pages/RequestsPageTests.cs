using Bunit;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Web.Features.Requests;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class RequestsPageTests : PageContext
{
    public RequestsPageTests()
    {
        Show(Samples.Row(RequestStatus.Failed, "550 5.1.1 No such mailbox"));
        Requests.CountAsync(default!, default!, default).ReturnsForAnyArgs(new Dictionary<RequestStatus, int> { [RequestStatus.Failed] = 38, [RequestStatus.Sent] = 1204 });
    }

    [Fact]
    public void A_line_says_who_what_and_why()
    {
        var page = Render<RequestsPage>();

        var line = page.Find("tbody tr");
        Assert.Equal("Hana Sato", line.QuerySelector("button")!.TextContent);
        Assert.Contains("hana@example.com", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("Alder wool throw", line.TextContent, StringComparison.Ordinal);
        Assert.Equal("550 5.1.1 No such mailbox", line.QuerySelector(".text-danger")!.TextContent);
    }

    [Fact]
    public void What_was_paid_stands_beside_it_where_anything_was()
    {
        var free = Render<RequestsPage>();
        Assert.Empty(free.FindAll("th.col-cost, td.line-cost"));

        Costs.OfRequestsAsync(default!, default!, default).ReturnsForAnyArgs(call => call.Arg<IReadOnlyCollection<Guid>>()
            .ToDictionary(id => id, IReadOnlyList<Money> (_) => [Money.Of(1.2m, "EUR"), Money.Of(0.0158m, "USD")]));
        var page = Render<RequestsPage>();

        Assert.Equal("Cost", page.Find("th.col-cost").TextContent);
        Assert.Equal("1.20 EUR and 0.0158 USD", page.Find("td.line-cost").TextContent);
    }

    [Fact]
    public void Tabs_count_each_status_and_all_together()
    {
        var tabs = Render<RequestsPage>().FindAll(".tabs > .tab").ToDictionary(tab => tab.FirstChild!.TextContent.Trim() is { Length: > 0 } word ? word : tab.TextContent, tab => tab.QuerySelector(".num")?.TextContent);

        Assert.Contains("1,242", tabs.Values);
        Assert.Contains("38", tabs.Values);
    }

    [Fact]
    public void Choosing_a_tab_is_a_new_address()
    {
        var page = Render<RequestsPage>();

        page.FindAll(".tabs > .tab").First(tab => tab.TextContent.Contains("Failed", StringComparison.Ordinal)).Click();

        Assert.EndsWith("/requests?status=failed", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_decides_what_is_asked_for()
    {
        Navigation.NavigateTo("/requests?status=unknown&channel=sms&search=hana&page=2");

        Render<RequestsPage>();

        Requests.Received().ListAsync(
            Arg.Is<Actor>(actor => actor.OrganizationId == Organization),
            Arg.Is<RequestFilter>(filter => filter.Status == RequestStatus.Unknown && filter.Channel == Channel.Sms && filter.Search == "hana"),
            Arg.Is<PageQuery>(page => page.Number == 2),
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public void An_empty_log_says_what_to_do_next()
    {
        Show();

        var page = Render<RequestsPage>();

        Assert.Equal("No requests yet", page.Find(".state h2").TextContent);
        Assert.Equal("/request-campaigns/new", page.Find(".state a.btn-primary").GetAttribute("href"));
    }

    [Fact]
    public void A_filter_that_hides_all_is_named_and_can_be_cleared()
    {
        Show();
        Navigation.NavigateTo("/requests?status=failed&channel=email");

        var page = Render<RequestsPage>();

        Assert.Equal("No requests match Failed and Email", page.Find(".state h2").TextContent);
        page.Find(".state button").Click();
        Assert.EndsWith("/requests", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_says_so_in_place_and_can_be_tried_again()
    {
        Requests.ListAsync(default!, default!, default!, default).ThrowsAsyncForAnyArgs(new TimeoutException());
        var page = Render<RequestsPage>();
        Assert.Contains("couldn't load requests", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Show(Samples.Row());
        page.Find("[role=alert] button").Click();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public void Retrying_what_failed_says_how_many()
        => Assert.Contains("Retry 38 failed", Render<RequestsPage>().Find(".page-head .actions").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_viewer_is_not_offered_to_retry()
    {
        SignIn(Role.Viewer);

        Assert.DoesNotContain("Retry", Render<RequestsPage>().Find(".page-head").TextContent, StringComparison.Ordinal);
    }

    private void Show(params RequestRow[] rows) => Requests.ListAsync(default!, default!, default!, default).ReturnsForAnyArgs(new Page<RequestRow>(rows, rows.Length));
}
