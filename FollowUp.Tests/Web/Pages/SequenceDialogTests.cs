using Bunit;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Features.Sequences;
using NodaTime;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class SequenceDialogTests : SequenceContext
{
    [Fact]
    public void Pausing_holds_those_inside_unless_somebody_lets_them_go()
    {
        Press(Open(), "Pause");
        Press(Dialogs, "Pause sequence");

        Sequences.Received(1).PauseAsync(Arg.Any<Actor>(), SequenceSamples.Id, PauseChoice.Hold, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Pausing_can_let_those_inside_go_and_says_how_many()
    {
        Enrollments.CountsAsync(default!, default, default, default).ReturnsForAnyArgs([new StepCounts("wait1", 12, 0, 0, 0, 0, 0), new StepCounts("wait2", 3, 0, 0, 0, 0, 0)]);
        Press(Open(), "Pause");
        Assert.Contains("the 15 contacts inside", Dialogs.WaitForElement(".confirm legend").TextContent, StringComparison.Ordinal);

        Dialogs.FindAll("input[type=radio]")[1].Change(true);
        Press(Dialogs, "Pause sequence");

        Sequences.Received(1).PauseAsync(Arg.Any<Actor>(), SequenceSamples.Id, PauseChoice.Stop, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void The_way_back_changes_nothing()
    {
        var page = Open();
        Press(page, "Pause");
        Press(Dialogs, "Keep it running");
        Press(page, "Archive");
        Press(Dialogs, "Keep it");

        Assert.Empty(Dialogs.FindAll(".confirm"));
        Sequences.DidNotReceiveWithAnyArgs().PauseAsync(default!, default, default, default);
        Sequences.DidNotReceiveWithAnyArgs().ArchiveAsync(default!, default, default);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 60)]
    [InlineData(2, 24 * 60)]
    public void Resuming_spreads_what_fell_due(int choice, int minutes)
    {
        Show(SequenceSamples.Detail(SequenceStatus.Paused));
        Press(Open(), "Resume");
        Dialogs.WaitForElements("input[type=radio]", 3)[choice].Change(true);
        Press(Dialogs, "Resume sequence");

        Sequences.Received(1).ResumeAsync(Arg.Any<Actor>(), SequenceSamples.Id, Duration.FromMinutes(minutes), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Publishing_says_what_happens_then_and_shows_the_new_state()
    {
        Show(SequenceSamples.Detail(SequenceStatus.Draft));
        Sequences.PublishAsync(default!, default, default).ReturnsForAnyArgs(1);
        var page = Open();
        Press(page, "Publish");
        Assert.Contains("contacts enter: QR scanned", Dialogs.WaitForElement(".confirm p").TextContent, StringComparison.Ordinal);

        Show(SequenceSamples.Detail());
        Press(Dialogs, "Publish sequence");

        Sequences.Received(1).PublishAsync(Arg.Any<Actor>(), SequenceSamples.Id, Arg.Any<CancellationToken>());
        page.WaitForAssertion(() => Assert.Equal("Active", page.Find(".page-head .tag").TextContent));
    }

    [Fact]
    public void What_keeps_it_from_being_published_after_all_is_said_and_nothing_changes()
    {
        Show(SequenceSamples.Detail(SequenceStatus.Draft));
        Sequences.PublishAsync(default!, default, default).ThrowsAsyncForAnyArgs(new InputException("flow.start", "must be the id of the first step"));
        var page = Open();
        Press(page, "Publish");
        Press(Dialogs, "Publish sequence");

        Assert.Equal("Draft", page.Find(".page-head .tag").TextContent);
        Sequences.Received(1).GetAsync(Arg.Any<Actor>(), SequenceSamples.Id, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Archiving_asks_in_red()
    {
        Press(Open(), "Archive");
        Assert.Equal("Archive sequence", Dialogs.WaitForElement(".btn-danger-fill").TextContent);
        Press(Dialogs, "Archive sequence");

        Sequences.Received(1).ArchiveAsync(Arg.Any<Actor>(), SequenceSamples.Id, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void A_copy_is_opened()
    {
        var copy = new Guid("01950000-0000-7000-8000-000000000301");
        Sequences.DuplicateAsync(default!, default, default, default).ReturnsForAnyArgs(copy);

        Press(Open(), "Duplicate");

        Assert.EndsWith($"/sequences/{copy}", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_name_is_saved_on_the_version_that_was_shown()
    {
        Press(Open(), "Rename sequence");
        Dialogs.WaitForElement("input").Change("  Summer codes ");
        Dialogs.Find("form").Submit();

        Sequences.Received(1).UpdateAsync(Arg.Any<Actor>(), SequenceSamples.Id, 7, "Summer codes", null, null, Arg.Any<CancellationToken>());
        Assert.Empty(Dialogs.FindAll("form"));
    }

    [Fact]
    public void An_empty_name_is_refused_at_the_field()
    {
        Press(Open(), "Rename sequence");
        Dialogs.WaitForElement("input").Change(" ");
        Dialogs.Find("form").Submit();

        Assert.Equal("true", Dialogs.Find("input").GetAttribute("aria-invalid"));
        Sequences.DidNotReceiveWithAnyArgs().UpdateAsync(default!, default, default, default, default, default, default);
    }

    [Fact]
    public void Json_that_was_changed_is_saved_as_the_draft()
    {
        Edit(SequenceSamples.Json.Replace("P1D", "P5D", StringComparison.Ordinal));

        Sequences.Received(1).UpdateAsync(
            Arg.Any<Actor>(), SequenceSamples.Id, 7, null, null, Arg.Is<Flow?>(flow => ((WaitStep)flow!.Find("wait1")!).For == TimeSpan.FromDays(5)), Arg.Any<CancellationToken>());
        Assert.Empty(Dialogs.FindAll("textarea"));
    }

    [Fact]
    public void Each_error_of_the_json_is_named_with_its_field_and_nothing_is_lost()
    {
        Edit(SequenceSamples.Json.Replace("P1D", "one day", StringComparison.Ordinal).Replace("\"kind\": \"split\"", "\"kind\": \"fork\"", StringComparison.Ordinal));

        Assert.Equal(["flow.steps[1].for", "flow.steps[5].kind"], Dialogs.FindAll(".flow-errors code").Select(field => field.TextContent));
        Assert.Contains("of step 'wait1' must be an ISO 8601 duration", Dialogs.Find(".flow-errors").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", Dialogs.Find("textarea").GetAttribute("aria-invalid"));
        Assert.Contains("one day", Dialogs.Find("textarea").GetAttribute("value"), StringComparison.Ordinal);
        Sequences.DidNotReceiveWithAnyArgs().UpdateAsync(default!, default, default, default, default, default, default);
    }

    [Fact]
    public void Text_that_is_no_json_says_where()
    {
        Edit("{\n  \"steps\": [,]\n}");

        Assert.Contains("look at line 2, place 13", Dialogs.Find(".flow-errors").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_else_saved_meanwhile_is_not_overwritten()
    {
        Sequences.UpdateAsync(default!, default, default, default, default, default, default).ThrowsAsyncForAnyArgs(new ConflictException("Someone else changed this sequence in the meantime."));
        Edit(SequenceSamples.Json);
        Assert.Contains("Someone else changed this sequence", Dialogs.Find(".note-warn").TextContent, StringComparison.Ordinal);

        Show(SequenceSamples.Detail() with { Version = 9, Draft = SequenceRules.Empty });
        Press(Dialogs, "Take the latest");
        Assert.DoesNotContain("wait1", Dialogs.Find("textarea").GetAttribute("value"), StringComparison.Ordinal);
        Dialogs.Find("form").Submit();

        Sequences.Received(1).UpdateAsync(Arg.Any<Actor>(), SequenceSamples.Id, 9, null, null, Arg.Any<Flow?>(), Arg.Any<CancellationToken>());
    }

    private void Edit(string text)
    {
        Press(Open(), "Edit as JSON");
        Dialogs.WaitForElement("textarea").Change(text);
        Dialogs.Find("form").Submit();
    }
}
