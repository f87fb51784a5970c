using Bunit;
using FollowUp.Core.Delivery;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Web.Features.Requests;
using NSubstitute;

namespace FollowUp.Tests.Web.Pages;

public sealed class RequestDrawerTests : PageContext
{
    [Fact]
    public void Why_it_failed_stands_as_a_checklist_with_the_provider_in_red()
    {
        var drawer = Open(RequestStatus.Failed, MessageState.Failed, [Samples.Attempt("rejected", "550 5.1.1", "No such mailbox")]);

        Assert.Contains("Why was this not sent?", drawer.Markup, StringComparison.Ordinal);
        Assert.Equal(12, drawer.FindAll(".checks .check-pass").Count);
        Assert.Contains("550 5.1.1 No such mailbox", Assert.Single(drawer.FindAll(".checks .check-fail")).TextContent, StringComparison.Ordinal);
        Assert.Contains("The mailbox does not exist", drawer.Find(".note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_request_can_be_retried()
    {
        var drawer = Open(RequestStatus.Failed, MessageState.Failed, [Samples.Attempt("rejected", "550", "No")]);

        drawer.Find(".drawer-foot .btn-primary").Click();

        Commands.Received(1).RetryAsync(Arg.Is<Actor>(actor => actor.Name == "Mara Lindqvist"), Samples.RequestId, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void An_unknown_outcome_never_offers_a_bare_retry_and_warns()
    {
        var drawer = Open(RequestStatus.Unknown, MessageState.Unknown, [Samples.Attempt("uncertain", null, "The connection was lost.")]);

        Assert.DoesNotContain("Retry", drawer.Find(".drawer-foot").TextContent, StringComparison.Ordinal);
        Assert.Contains("Resend a copy", drawer.Find(".drawer-foot").TextContent, StringComparison.Ordinal);
        Assert.Contains("twice", drawer.Find(".note-warn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_before_its_time_says_when_it_goes_out_and_that_nothing_was_checked()
    {
        Requests.GetAsync(default!, default, default).ReturnsForAnyArgs(Samples.Detail(Samples.Row(RequestStatus.Scheduled) with { ScheduledAt = Now + NodaTime.Duration.FromHours(2) }));

        var drawer = Render<RequestDrawer>(parameters => parameters.Add(it => it.RequestId, Samples.RequestId));

        Assert.Contains("It goes out in 2 h.", drawer.Find(".said").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing was checked yet", drawer.Markup, StringComparison.Ordinal);
        Assert.Empty(drawer.FindAll(".checks"));
    }

    [Fact]
    public void A_paused_campaign_is_said_to_hold_it()
    {
        Requests.GetAsync(default!, default, default).ReturnsForAnyArgs(Samples.Detail(Samples.Row(RequestStatus.Scheduled), SequenceStatus.Paused));

        var drawer = Render<RequestDrawer>(parameters => parameters.Add(it => it.RequestId, Samples.RequestId));

        Assert.Contains("The campaign is paused.", drawer.Find(".said").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RequestStatus.Submitted)]
    [InlineData(RequestStatus.Expired)]
    [InlineData(RequestStatus.Cancelled)]
    public void What_is_over_offers_nothing_but_the_contact(RequestStatus status)
    {
        var drawer = Open(status, MessageState.Delivered, [Samples.Attempt("accepted", null, null)]);

        Assert.Empty(drawer.FindAll(".drawer-foot button"));
        Assert.Equal("View contact", drawer.Find(".drawer-foot a").TextContent);
    }

    [Fact]
    public void A_viewer_may_look_and_not_act()
    {
        SignIn(Role.Viewer);

        Assert.Empty(Open(RequestStatus.Failed, MessageState.Failed, [Samples.Attempt("rejected", "550", "No")]).FindAll(".drawer-foot button"));
    }

    private IRenderedComponent<RequestDrawer> Open(RequestStatus status, MessageState state, IReadOnlyList<Attempt> attempts)
    {
        var view = Samples.View(state);
        Requests.GetAsync(default!, default, default).ReturnsForAnyArgs(Samples.Detail(Samples.Row(status), messages: view));
        Messages.GetAsync(default!, default, default).ReturnsForAnyArgs(Samples.Message(view, attempts));
        return Render<RequestDrawer>(parameters => parameters.Add(it => it.RequestId, Samples.RequestId));
    }
}
