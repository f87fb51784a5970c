using Bunit;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.DeadLetters;
using FollowUp.Web.Features.Messages;
using Microsoft.AspNetCore.Components;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

/// <summary>What is on screen follows what happens, and draws nothing when nothing does.</summary>
public sealed class MessageRefreshTests : PageContext
{
    private static readonly DeadLetter Letter = new(
        Samples.MessageId, DeadLetterKind.Refused, Channel.Email, OriginKind.Enrollment, Samples.RequestId, null, "Hana Sato", "hana@example.com", "smtp", "Mail", 1, "550 No such mailbox", Samples.At, false, null);

    public MessageRefreshTests()
    {
        Letters.GroupsAsync(default!, default!, default).ReturnsForAnyArgs([]);
        CleanUp.GetAsync(default!, default).ReturnsForAnyArgs(CleanUpRule.Kinds.ToDictionary(kind => kind, CleanUpRule.Default));
        List(Letter);
        Message(MessageState.Unknown);
    }

    [Fact]
    public async Task The_drawer_follows_its_message_every_three_seconds()
    {
        var drawer = Drawer();
        Assert.Equal(3, drawer.FindComponent<LiveRefresh>().Instance.Every);

        var drawn = drawer.RenderCount;
        await TickAsync(drawer);
        Assert.Equal(drawn, drawer.RenderCount);

        Message(MessageState.Delivered);
        await TickAsync(drawer);
        Assert.Contains("it arrived", drawer.Find(".why-sentence").TextContent, StringComparison.Ordinal);
        Assert.Empty(drawer.FindAll(".drawer-foot .btn-primary"));
    }

    [Fact]
    public async Task A_refresh_that_fails_says_so_and_keeps_what_is_shown_until_one_works()
    {
        var drawer = Drawer();
        Messages.GetAsync(default!, default, default).ThrowsAsyncForAnyArgs(new TimeoutException());
        await TickAsync(drawer);
        Assert.Contains("took too long", drawer.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(drawer.Find(".why-sentence").TextContent);

        Message(MessageState.Unknown);
        await TickAsync(drawer);
        Assert.DoesNotContain("took too long", drawer.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawer_left_while_it_asks_comes_to_rest()
    {
        var drawer = Drawer();
        var answer = new TaskCompletionSource<MessageDetail>();
        CancellationToken leaving = default;
        Messages.GetAsync(default!, default, default).ReturnsForAnyArgs(call =>
        {
            leaving = call.Arg<CancellationToken>();
            return answer.Task;
        });
        var asking = TickAsync(drawer);

        await DisposeComponentsAsync();
        Assert.True(leaving.IsCancellationRequested);
        answer.SetException(new ObjectDisposedException("context"));
        await asking;
    }

    [Fact]
    public async Task An_action_and_a_refresh_do_not_meet()
    {
        var drawer = Drawer();
        var settled = new TaskCompletionSource();
        Letters.SettleAsync(default!, default, default, default).ReturnsForAnyArgs(settled.Task);
        var clicking = drawer.Find(".drawer-foot .btn-primary").ClickAsync(new());
        Messages.ClearReceivedCalls();

        await TickAsync(drawer);
        await Messages.DidNotReceiveWithAnyArgs().GetAsync(default!, default, default);

        Message(MessageState.Sent);
        await drawer.InvokeAsync(settled.SetResult);
        await clicking;
        drawer.WaitForAssertion(() => Assert.Contains("took it", drawer.Find(".why-sentence").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_follows_every_five_seconds_and_counts_its_groups_only_when_it_changed()
    {
        var page = Render<DeadLettersPage>();
        Assert.Equal(5, page.FindComponent<LiveRefresh>().Instance.Every);
        Letters.ClearReceivedCalls();

        var drawn = page.RenderCount;
        await TickAsync(page);
        Assert.Equal(drawn, page.RenderCount);
        await Letters.DidNotReceiveWithAnyArgs().GroupsAsync(default!, default!, default);

        List(Letter, Letter with { Id = Samples.RequestId, Contact = "Liam Ek" });
        await TickAsync(page);
        Assert.Equal(["Hana Sato", "Liam Ek"], page.FindAll("tbody .row-link").Select(row => row.TextContent));
        await Letters.ReceivedWithAnyArgs(1).GroupsAsync(default!, default!, default);
    }

    private static Task TickAsync(IRenderedComponent<IComponent> page) => page.FindComponent<LiveRefresh>().Instance.TickAsync();

    private IRenderedComponent<MessageDrawer> Drawer() => Render<MessageDrawer>(parameters => parameters.Add(one => one.MessageId, Samples.MessageId));

    private void Message(MessageState state)
        => Messages.GetAsync(default!, default, default).ReturnsForAnyArgs(_ => Samples.Message(Samples.View(state), [Samples.Attempt("uncertain", null, "The connection was lost.")]));

    private void List(params DeadLetter[] rows)
        => Letters.ListAsync(default!, default!, default!, default).ReturnsForAnyArgs(_ => new Page<DeadLetter>([.. rows], rows.Length));
}
