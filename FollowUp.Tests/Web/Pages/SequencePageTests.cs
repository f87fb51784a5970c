using Bunit;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Sequences;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class SequencePageTests : SequenceContext
{
    [Theory]
    [InlineData(SequenceStatus.Draft, "Duplicate", "Archive", "Publish")]
    [InlineData(SequenceStatus.Active, "Duplicate", "Archive", "Pause")]
    [InlineData(SequenceStatus.Paused, "Duplicate", "Archive", "Resume")]
    [InlineData(SequenceStatus.Archived, "Duplicate")]
    public void Its_state_decides_what_can_be_done(SequenceStatus status, params string[] buttons)
    {
        Show(SequenceSamples.Detail(status));

        Assert.Equal(buttons, Open().FindAll(".page-head .actions button").Select(Said));
    }

    [Theory]
    [InlineData(SequenceStatus.Active, true)]
    [InlineData(SequenceStatus.Archived, false)]
    public void Only_what_is_not_archived_can_be_changed(SequenceStatus status, bool may)
    {
        Show(SequenceSamples.Detail(status));

        var words = Open().FindAll("button").Select(button => button.GetAttribute("aria-label") ?? Said(button)).ToList();

        Assert.Contains("Copy JSON", words);
        Assert.Equal(may, words.Contains("Edit as JSON"));
        Assert.Equal(may, words.Contains("Rename sequence"));
    }

    [Fact]
    public void A_viewer_reads_and_changes_nothing()
    {
        SignIn(Role.Viewer);
        Show(SequenceSamples.Detail(SequenceStatus.Draft));

        Assert.Equal(["Copy JSON"], Open().FindAll("button").Select(Said));
    }

    [Fact]
    public void Steps_are_read_in_walking_order_with_ways_and_where_they_meet()
    {
        var lines = Open().FindAll(".steps > li").Select(line => string.Join(" | ", line.QuerySelectorAll(".way, .flow-number, b, .turn > span:last-child").Select(Said))).ToList();

        Assert.Equal(
        [
            "1 | SMS: Thanks for the scan", "2 | Wait 1 day", "3 | Email: Still thinking?", "4 | Wait 2 days", "5 | If opened “Email: Still thinking?”", "If yes | Ends here", "If no | 6 | Split 50/50",
            "A 50% | 7 | Add tag quiet", "8 | Wait 3 days", "Ends here", "B 50% | Continues at 8 · Wait 3 days",
        ], lines);
    }

    [Fact]
    public void What_starts_it_and_how_it_runs_stand_above()
    {
        var facts = Open().FindAll(".flow-fact").Select(Said).ToList();

        Assert.Contains("Starts with QR scanned", facts);
        Assert.Contains("Only if campaign tags contains “summer”", facts);
        Assert.Contains("Sends 09:00–21:00", facts);
        Assert.Contains("Days Mon–Fri", facts);
        Assert.Contains("Re-entry Once a subject, 30 days apart", facts);
        Assert.Contains("Leaves when Replied", facts);
        Assert.Contains("Goal Order placed", facts);
    }

    [Fact]
    public void What_blocks_publishing_is_counted_named_and_leads_to_its_step()
    {
        Show(SequenceSamples.Detail(SequenceStatus.Draft));
        Sequences.CheckAsync(default!, default, default).ReturnsForAnyArgs(
            [new FlowFinding(null, "settings.exits", "are empty: contacts are written to until the end, whatever they do", false), new FlowFinding("mail1", "template", "is missing")]);
        var page = Open();

        var publish = page.FindAll(".page-head button").Single(button => Said(button) == "Publish");
        Assert.True(publish.HasAttribute("disabled"));
        Assert.Equal("1 thing to mend first", page.Find($"#{publish.GetAttribute("aria-describedby")}").TextContent);
        Assert.Contains("The template is missing.", page.Find("#step-mail1").TextContent, StringComparison.Ordinal);
        Assert.Equal(["The template is missing.", "What makes contacts leave are empty: contacts are written to until the end, whatever they do."], page.FindAll(".findings p").Select(said => said.TextContent));

        Press(page, "3 · Email: Still thinking?");

        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public void Hints_alone_do_not_keep_from_publishing()
    {
        Show(SequenceSamples.Detail(SequenceStatus.Draft));
        Sequences.CheckAsync(default!, default, default).ReturnsForAnyArgs([new FlowFinding("mail1", "channel", "sends by email within an hour of step 'sms1'", false)]);
        var page = Open();

        Assert.False(page.Find(".page-head .btn-primary").HasAttribute("disabled"));
        Assert.Equal("Worth a look", page.Find(".card h2").TextContent);
        Assert.Contains("1 hint", page.Find("#step-mail1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_stand_at_the_steps_once_it_was_published()
    {
        Enrollments.CountsAsync(default!, default, default, default).ReturnsForAnyArgs([new StepCounts("mail1", 2, 90, 80, 40, 8, 3), new StepCounts("wait1", 12, 300, 0, 0, 0, 0)]);
        Costs.OfSequenceAsync(default!, default, default).ReturnsForAnyArgs([Money.Of(0.632m, "USD"), Money.Of(12.4m, "EUR")]);
        var page = Open();

        Assert.Contains("Figures of all versions · 0.632 USD and 12.40 EUR spent", page.Markup, StringComparison.Ordinal);
        Assert.Equal("2 here · 80 sent · 50% opened · 10% clicked · 3 failed", page.Find("#step-mail1 .flow-figures").TextContent);
        Assert.Equal("12 here · 300 passed", page.Find("#step-wait1 .flow-figures").TextContent);
        Assert.Empty(page.FindAll("#step-sms1 .flow-figures"));
    }

    [Fact]
    public void A_draft_has_no_figures_and_asks_for_none()
    {
        Show(SequenceSamples.Detail(SequenceStatus.Draft));

        Assert.Empty(Open().FindAll(".flow-figures"));
        Enrollments.DidNotReceiveWithAnyArgs().CountsAsync(default!, default, default, default);
    }

    [Fact]
    public void A_draft_that_differs_says_how()
    {
        var changed = SequenceSamples.Flow with { Settings = null, Steps = [.. SequenceSamples.Flow.Steps.Select(step => step is WaitStep { Id: "wait1" } wait ? wait with { For = TimeSpan.FromDays(4) } : step)] };
        Show(SequenceSamples.Detail(draft: changed, published: SequenceSamples.Flow));
        var page = Open();

        Assert.Contains("differs from version 3", page.Find(".page-body .note").TextContent, StringComparison.Ordinal);
        Assert.Equal(["The settings changed", "Changed “Wait 4 days”: how long"], page.FindAll(".flow-changes li").Select(change => change.TextContent));
        Assert.Equal("Publish", Said(page.Find(".page-head .btn-primary")));
    }

    [Fact]
    public void A_step_that_no_way_leads_to_is_shown_last_and_said_to_be_so()
    {
        Show(SequenceSamples.Detail(SequenceStatus.Draft, SequenceSamples.Flow with { Steps = [.. SequenceSamples.Flow.Steps, new WaitStep("lost", null, TimeSpan.FromHours(1))] }));

        var last = Open().FindAll(".steps > li")[^1];

        Assert.Equal("step-lost", last.Id);
        Assert.Contains("Not on any way from the start", last.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_flow_can_be_copied()
        => Assert.Equal(SequenceSamples.Flow.Steps.Count, FlowText.Read(Open().Find("[data-copy]").GetAttribute("data-copy")).Steps.Count);

    [Fact]
    public void A_sequence_that_is_not_there_says_so_and_can_be_tried_again()
    {
        Sequences.GetAsync(default!, default, default).ThrowsAsyncForAnyArgs(new NotFoundException("sequence"));
        var page = Open();
        Assert.Contains("There is no such sequence.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Show(SequenceSamples.Detail());
        page.Find("[role=alert] button").Click();

        page.WaitForAssertion(() => Assert.Equal("After the scan", page.Find("h1").TextContent));
    }

    [Theory]
    [InlineData(null, "Flow")]
    [InlineData("versions", "Versions")]
    [InlineData("nonsense", "Flow")]
    public void The_part_shown_is_marked(string? tab, string part) => Assert.Equal(part, Assert.Single(Open(tab).FindAll(".tab[aria-current=page]")).TextContent);

    [Fact]
    public async Task Figures_come_in_by_themselves_and_nothing_is_drawn_when_they_are_the_same()
    {
        Enrollments.CountsAsync(default!, default, default, default).ReturnsForAnyArgs(_ => [new StepCounts("wait1", 12, 300, 0, 0, 0, 0)]);
        var page = Open();
        var drawn = page.RenderCount;

        await page.FindComponent<LiveRefresh>().Instance.TickAsync();
        Assert.Equal(drawn, page.RenderCount);
        Enrollments.CountsAsync(default!, default, default, default).ReturnsForAnyArgs([new StepCounts("wait1", 13, 300, 0, 0, 0, 0)]);
        await page.FindComponent<LiveRefresh>().Instance.TickAsync();

        Assert.Equal("13 here · 300 passed", page.Find("#step-wait1 .flow-figures").TextContent);
    }

    [Fact]
    public async Task Nothing_moves_while_a_dialog_is_open()
    {
        var page = Open();
        Press(page, "Edit as JSON");
        Sequences.ClearReceivedCalls();

        await page.FindComponent<LiveRefresh>().Instance.TickAsync();
        await Sequences.DidNotReceiveWithAnyArgs().GetAsync(default!, default, default);
        Press(Dialogs, "Keep the draft");
        await page.FindComponent<LiveRefresh>().Instance.TickAsync();

        await Sequences.ReceivedWithAnyArgs().GetAsync(default!, default, default);
    }

    [Fact]
    public void Segments_and_members_are_called_by_their_names()
    {
        var (segment, member) = (new Guid("01950000-0000-7000-8000-000000000601"), new Guid("01950000-0000-7000-8000-000000000602"));
        Segments.ListAsync(default!, default, default!, default).ReturnsForAnyArgs(new Page<SegmentView>([new SegmentView(segment, "Good ones", new Rule { Tag = "good" }, SequenceSamples.At)], 1));
        Members.ListAsync(default!, default).ReturnsForAnyArgs([new MemberView(member, "Ines Duarte", "ines@example.com", Role.Agent, false, SequenceSamples.At, SequenceSamples.At)]);
        Show(SequenceSamples.Detail(SequenceStatus.Draft, new Flow([new NotifyStep("tell", "Call them", "end", member)], "tell") { Trigger = new FlowTrigger { Segment = segment, Schedule = new FlowSchedule("0 0 9 ? * MON") } }));

        var page = Open();

        Assert.Contains("On a schedule, for segment “Good ones”", page.Find(".flow-strip").TextContent, StringComparison.Ordinal);
        Assert.Contains("Tell Ines Duarte by email", page.Find("#step-tell").TextContent, StringComparison.Ordinal);
    }
}
