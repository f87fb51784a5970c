using Bunit;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Features.DeadLetters;
using FollowUp.Web.Features.Messages;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class DeadLettersPageTests : PageContext
{
    private static readonly DeadLetterGroup Group = new(new DeadLetterGroupKey(DeadLetterKind.Refused, Channel.Email, "smtp", "550 No such mailbox"), "550 No such mailbox", 38, Samples.At, 37);

    public DeadLettersPageTests()
    {
        Show(new DeadLetter(
            Samples.MessageId, DeadLetterKind.Refused, Channel.Email, OriginKind.Enrollment, Samples.RequestId, null, "Hana Sato", "hana@example.com", "smtp", "Mail", 1, "550 No such mailbox", Samples.At, false, null));
        Letters.GroupsAsync(default!, default!, default).ReturnsForAnyArgs([Group]);
        CleanUp.GetAsync(default!, default).ReturnsForAnyArgs(CleanUpRule.Kinds.ToDictionary(kind => kind, CleanUpRule.Default));
    }

    [Fact]
    public void Groups_say_the_cause_and_offer_what_can_go_back()
    {
        var page = Render<DeadLettersPage>();

        Assert.Contains("550 No such mailbox", page.Find(".groups").TextContent, StringComparison.Ordinal);
        Assert.Contains("Retry 37", page.Find(".groups").TextContent, StringComparison.Ordinal);
        Assert.Equal("Hana Sato", page.Find("tbody button").TextContent);
    }

    [Fact]
    public void Choosing_a_group_is_a_new_address_that_filters_by_it()
    {
        Render<DeadLettersPage>().Find(".groups .row-link").Click();

        Assert.EndsWith($"/dead-letters?group={Group.Key}", Navigation.Uri, StringComparison.Ordinal);
        Render<DeadLettersPage>();
        Letters.Received().ListAsync(Arg.Any<Actor>(), Arg.Is<DeadLetterFilter>(filter => filter.Group == Group.Key), Arg.Any<PageQuery>(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void A_viewer_is_offered_no_change()
    {
        SignIn(Role.Viewer);

        Assert.Empty(Render<DeadLettersPage>().FindAll(".groups .btn-small"));
    }

    [Fact]
    public void An_empty_page_and_a_failure_say_so()
    {
        Show();
        Letters.GroupsAsync(default!, default!, default).ReturnsForAnyArgs([]);
        Assert.Equal("Everything was sent", Render<DeadLettersPage>().Find(".state h2").TextContent);

        Letters.ListAsync(default!, default!, default!, default).ThrowsAsyncForAnyArgs(new TimeoutException());
        Assert.Contains("couldn't load", Render<DeadLettersPage>().Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_drawer_says_why_and_settles_what_is_in_doubt()
    {
        Messages.GetAsync(default!, default, default).ReturnsForAnyArgs(Samples.Message(Samples.View(MessageState.Unknown), [Samples.Attempt("uncertain", null, "The connection was lost.")]));
        var drawer = Render<MessageDrawer>(parameters => parameters.Add(one => one.MessageId, Samples.MessageId));

        Assert.Contains("nobody knows whether it was sent", drawer.Find(".why-sentence").TextContent, StringComparison.Ordinal);
        drawer.Find(".drawer-foot .btn-primary").Click();

        Letters.Received().SettleAsync(Arg.Is<Actor>(actor => actor.OrganizationId == Organization), Samples.MessageId, SettledAs.Sent, Arg.Any<CancellationToken>());
    }

    private void Show(params DeadLetter[] rows) => Letters.ListAsync(default!, default!, default!, default).ReturnsForAnyArgs(new Page<DeadLetter>(rows, rows.Length));
}
