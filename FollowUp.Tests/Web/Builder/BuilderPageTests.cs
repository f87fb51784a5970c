using Bunit;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Tests.Web.Pages;
using FollowUp.Web.Features.Sequences.Builder;
using FollowUp.Web.Features.Sequences.Builder.Canvas;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Builder;

public sealed class BuilderPageTests : BuilderContext
{
    private const string Script = "Features/Sequences/Builder/Canvas/FlowCanvas.razor.js";

    public BuilderPageTests()
    {
        Services.AddSingleton(TimeProvider.System);
        Sequences.VersionsAsync(default!, default, default).ReturnsForAnyArgs([]);
        Sequences.CheckFlowAsync(default!, default, default!, default).ReturnsForAnyArgs([]);
        Sequences.UpdateAsync(default!, default, default, default, default, default, default).ReturnsForAnyArgs(8);
    }

    [Fact]
    public void Steps_ways_and_ends_are_drawn_where_they_stand()
    {
        var page = Draw();

        Assert.Equal(["", "sms1", "wait1", "mail1", "wait2", "opened", "halves", "mark", "wait3"], page.FindAll("[data-node]").Select(node => node.GetAttribute("data-node")!));
        Assert.Equal("translate(0px,108px)", page.Find("[data-node=wait1]").GetAttribute("style")!["transform:".Length..]);
        Assert.Equal(["Yes", "No", "A 50%", "B 50%"], page.FindAll(".way-word").Select(word => word.TextContent.Trim()));
        Assert.Equal(2, page.FindAll(".way-end").Count);
        Assert.Equal("Add a step between “Wait 1 day” and “Still thinking?”", page.Find("[data-plus='wait1:next']").GetAttribute("aria-label"));
        Assert.InRange(page.Find("[data-node=opened]").QuerySelectorAll("*").Length, 1, 24);
    }

    [Fact]
    public async Task A_viewer_sees_everything_and_can_change_nothing()
    {
        SignIn(Role.Viewer);
        var page = Draw();

        Assert.Empty(page.FindAll(".palette, .plus, .port, .btn-primary"));
        Assert.Contains("Marketers change it", page.Markup, StringComparison.Ordinal);
        page.Find("[data-node=wait1]").Click();
        Assert.NotNull(page.Find(".inspector fieldset[disabled]"));
        await page.InvokeAsync(() => page.FindComponent<FlowCanvas>().Instance.Command(1, "delete"));
        await page.InvokeAsync(() => page.FindComponent<FlowCanvas>().Instance.Moved(2, ["wait1"], 80, 80));
        await page.InvokeAsync(() => page.FindComponent<FlowCanvas>().Instance.Dropped(3, "tag", ":start", 0, 0));
        await page.InvokeAsync(() => page.FindComponent<FlowCanvas>().Instance.Pasted(4, """{ "kind": "followup/steps", "steps": [ { "id": "a", "kind": "end" } ] }"""));

        Assert.Equal(9, page.FindAll("[data-node]").Count);
        await Sequences.DidNotReceiveWithAnyArgs().UpdateAsync(default!, default, default, default, default, default, default);
    }

    [Fact]
    public void An_archived_sequence_is_only_read()
    {
        Show(SequenceSamples.Detail(SequenceStatus.Archived));
        var page = Draw();

        Assert.Empty(page.FindAll(".palette, .plus"));
        Assert.Contains("This sequence is archived", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_fails_is_said_and_a_later_one_takes_its_place()
    {
        Sequences.CheckFlowAsync(default!, default, default!, default).ReturnsForAnyArgs(
            _ => throw new InvalidOperationException("no database"), _ => [new FlowFinding("wait1", "for", "is long")]);
        var page = Draw();

        page.Find("[data-node=wait1]").Click();
        await page.InvokeAsync(() => page.FindComponent<FlowCanvas>().Instance.Command(1, "duplicate"));
        page.WaitForAssertion(() => Assert.Contains("couldn't check the flow", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Press(page, "Check again");

        page.WaitForAssertion(() => Assert.Contains("1 issue", page.Find("#builder-issues").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_sequence_of_somebody_else_is_not_there()
    {
        Sequences.GetAsync(default!, default, default).ThrowsAsyncForAnyArgs(new NotFoundException("sequence"));

        Assert.Contains("There is no such sequence.", Draw().Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_adds_after_the_chosen_step_and_what_was_drawn_last_is_saved_when_the_page_is_left()
    {
        var page = Draw();
        page.Find("[data-node=wait1]").Click();
        page.Find(".palette [data-kind=tag]").Click();

        Assert.Equal("true", page.Find("[data-node=tag1]").GetAttribute("aria-pressed"));
        Assert.Equal("tag1", page.Find("[data-edge='wait1:next']").GetAttribute("data-to"));
        await page.InvokeAsync(() => page.Instance.DisposeAsync().AsTask());
        await Sequences.Received(1).UpdateAsync(Arg.Any<Actor>(), SequenceSamples.Id, 7, null, null, Arg.Is<Flow?>(flow => flow!.Find("tag1") != null), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_way_asks_what_to_add_and_a_deleted_step_can_be_brought_back()
    {
        var page = Draw();
        page.Find("[data-plus='sms1:next']").Click();
        Assert.Equal("Add a step after “Thanks for the scan”", page.Find(".add-menu").GetAttribute("aria-label"));
        page.WaitForElements("[role=menuitem]").Single(item => item.TextContent.EndsWith("Webhook", StringComparison.Ordinal)).Click();
        Assert.Equal("webhook1", page.Find("[data-edge='sms1:next']").GetAttribute("data-to"));

        await page.InvokeAsync(() => page.FindComponent<FlowCanvas>().Instance.Command(1, "delete"));
        page.WaitForAssertion(() => Assert.Contains("1 step deleted.", page.Find(".snack").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-node=webhook1]"));
        page.Find(".snack button").Click();

        Assert.NotEmpty(page.FindAll("[data-node=webhook1]"));
    }

    [Fact]
    public async Task A_call_made_again_because_its_answer_was_lost_is_done_once()
    {
        var page = Draw();
        page.Find("[data-node=wait1]").Click();
        var canvas = page.FindComponent<FlowCanvas>().Instance;

        await page.InvokeAsync(() => canvas.Dropped(1, "tag", ":start", 0, 0));
        await page.InvokeAsync(() => canvas.Dropped(1, "tag", ":start", 0, 0));
        Assert.Equal(10, page.FindAll("[data-node]").Count);

        var cut = await page.InvokeAsync(() => canvas.Copied(2, cut: true));
        var again = await page.InvokeAsync(() => canvas.Copied(2, cut: true));
        Assert.Equal(9, page.FindAll("[data-node]").Count);
        Assert.Contains("tag", cut, StringComparison.Ordinal);
        Assert.Equal(cut, again);
    }

    [Fact]
    public async Task What_cannot_be_pasted_is_said_and_changes_nothing()
    {
        var page = Draw();

        await page.InvokeAsync(() => page.FindComponent<FlowCanvas>().Instance.Pasted(1, "hello"));

        page.WaitForAssertion(() => Assert.Contains("holds no steps of a sequence", page.Find(".snack").TextContent, StringComparison.Ordinal));
        Assert.Equal(9, page.FindAll("[data-node]").Count);
    }

    [Fact]
    public void Problems_stand_at_their_steps_and_keep_from_publishing_with_the_reason()
    {
        Show(SequenceSamples.Detail(SequenceStatus.Draft));
        Sequences.CheckAsync(default!, default, default).ReturnsForAnyArgs([new FlowFinding("mail1", "template", "is missing"), new FlowFinding("wait3", "next", "leads nowhere; connect it to a step or to 'end'")]);
        var page = Draw();

        Assert.Equal("The template is missing", page.Find("[data-node=mail1] .node-badge.red > span:last-child").TextContent);
        Assert.Empty(page.FindAll("[data-node=wait3] .node-badge.red"));
        Assert.True(page.Find(".builder-head .btn-primary").HasAttribute("disabled"));
        Assert.Equal("2 things to mend first", page.Find("#publish-why").TextContent);
        page.Find("#builder-issues").Click();
        page.FindAll(".findings button")[0].Click();

        Assert.Equal("true", page.Find("[data-node=mail1]").GetAttribute("aria-pressed"));
    }

    [Fact]
    public void Figures_stand_at_the_steps_of_what_runs()
    {
        Enrollments.CountsAsync(default!, default, default, default).ReturnsForAnyArgs([new StepCounts("mail1", 2, 90, 80, 40, 8, 3), new StepCounts("wait1", 12, 300, 0, 0, 0, 0)]);
        var page = Draw();

        Assert.Equal("80sent", page.Find("[data-node=mail1] .node-count").TextContent);
        Assert.Contains("40 opened · 8 clicked · 3 failed · 2 waiting", page.Find("[data-node=mail1]").TextContent, StringComparison.Ordinal);
        Assert.Equal("12waiting", page.Find("[data-node=wait1] .node-count").TextContent);
        Assert.Contains("14 people in progress", page.Find(".live").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_has_the_same_steps_and_edits()
    {
        JSInterop.SetupModule("./" + Script).Setup<string>("preferred", _ => true).SetResult("list");
        var page = Draw();

        Assert.Equal(9, page.FindAll(".list-main").Count);
        page.FindAll("button").Single(button => button.GetAttribute("aria-label") == "Move “Wait 1 day” up").Click();
        Assert.Contains("Wait 1 day", page.FindAll(".list-main")[1].TextContent, StringComparison.Ordinal);
        page.FindAll(".list-turn-line button")[0].Click();
        page.WaitForElements("[role=menuitem]")[^1].Click();

        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll(".list-main").Count));
        Assert.Contains("Finished", page.Find(".list-step.selected").TextContent, StringComparison.Ordinal);
        page.FindAll(".list-tools button")[0].Click();
        page.FindAll(".list-tools button")[0].Click();
        page.WaitForAssertion(() => Assert.Contains("Thanks for the scan", page.FindAll(".list-main")[1].TextContent, StringComparison.Ordinal));
        Assert.True(page.FindAll(".list-tools button")[0].HasAttribute("disabled"));
    }

    private IRenderedComponent<BuilderPage> Draw()
    {
        _ = Dialogs;
        return Render<BuilderPage>(parameters => parameters.Add(it => it.Id, SequenceSamples.Id));
    }
}
