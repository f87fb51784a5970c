using Bunit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Web.Features.Sequences;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class SequencesPageTests : SequenceContext
{
    public SequencesPageTests() => List(SequenceSamples.Row());

    [Fact]
    public void A_line_says_what_starts_it_and_how_many_are_inside()
    {
        var line = Render<SequencesPage>().Find("tbody tr");

        Assert.Equal($"/sequences/{SequenceSamples.Id}", line.QuerySelector(".row-link")!.GetAttribute("href"));
        Assert.Equal(["After the scan", "Active", "QR scanned", "Not declared", "8", "1,204", "310", "45"], line.QuerySelectorAll("td").Take(8).Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void What_no_event_starts_says_so()
    {
        List(SequenceSamples.Row(trigger: null));

        Assert.Contains("By hand or by a program", Render<SequencesPage>().Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_decides_what_is_asked_for()
    {
        Navigation.NavigateTo("/sequences?status=paused&search=scan&page=2");

        Render<SequencesPage>();

        Sequences.Received(1).ListAsync(
            Arg.Is<Actor>(actor => actor.OrganizationId == Organization), SequenceStatus.Paused, "scan", Arg.Is<PageQuery>(page => page.Number == 2 && page.Size == 20), Arg.Any<CancellationToken>());
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=x&status=nonsense")]
    [InlineData("status=99")]
    public void An_address_that_makes_no_sense_shows_the_beginning(string query)
    {
        Navigation.NavigateTo($"/sequences?{query}");

        Render<SequencesPage>();

        Sequences.Received(1).ListAsync(Arg.Any<Actor>(), null, null, Arg.Is<PageQuery>(page => page.Number == 1 && page.Size == 20), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Choosing_a_state_is_a_new_address()
    {
        Navigation.NavigateTo("/sequences");
        var page = Render<SequencesPage>();

        page.FindAll(".tabs > .tab").Single(tab => tab.TextContent.Contains("Draft", StringComparison.Ordinal)).Click();

        Assert.EndsWith("/sequences?status=draft", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void All_counts_what_it_lists_which_is_not_what_is_archived()
    {
        Sequences.ListAsync(default!, default, default, default!, default).ReturnsForAnyArgs(call => new Page<SequenceRow>(
            [SequenceSamples.Row()], call.Arg<SequenceStatus?>() switch { SequenceStatus.Active => 4, SequenceStatus.Paused => 2, SequenceStatus.Draft => 1, SequenceStatus.Archived => 50, _ => 7 }));

        var counts = Render<SequencesPage>().FindAll(".tabs > .tab .num").Select(count => count.TextContent);

        Assert.Equal(["7", "4", "2", "1", "50"], counts);
    }

    [Fact]
    public void None_at_all_says_what_to_do_next()
    {
        List();

        var page = Render<SequencesPage>();

        Assert.Equal("No sequences yet", page.Find(".state h2").TextContent);
        Assert.Equal("/sequences/new", page.Find(".state a.btn-primary").GetAttribute("href"));
    }

    [Fact]
    public void A_filter_that_hides_all_is_named_and_can_be_cleared()
    {
        List();
        Navigation.NavigateTo("/sequences?status=paused&search=scan");
        var page = Render<SequencesPage>();
        Assert.Equal("No sequences match Paused and “scan”", page.Find(".state h2").TextContent);

        page.Find(".state button").Click();

        Assert.EndsWith("/sequences", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_says_so_in_place_and_can_be_tried_again()
    {
        Sequences.ListAsync(default!, default, default, default!, default).ThrowsAsyncForAnyArgs(new TimeoutException());
        var page = Render<SequencesPage>();
        Assert.Contains("couldn't load sequences", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        List(SequenceSamples.Row());
        page.Find("[role=alert] button").Click();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public void A_viewer_is_not_offered_to_make_one()
    {
        SignIn(Role.Viewer);

        Assert.Empty(Render<SequencesPage>().FindAll("a.btn-primary"));
    }

    private void List(params SequenceRow[] rows) => Sequences.ListAsync(default!, default, default, default!, default).ReturnsForAnyArgs(new Page<SequenceRow>(rows, rows.Length));
}
