using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Tests.Web.Pages;
using FollowUp.Web.Features.Sequences.Builder;

namespace FollowUp.Tests.Web.Builder;

public sealed class BuilderSessionTests
{
    private readonly BuilderSession session = new(SequenceSamples.Flow, null);

    [Fact]
    public void What_is_added_is_chosen_and_comes_after_what_was()
    {
        session.Choose(["wait1"]);
        session.Add("tag", null);

        Assert.Equal("tag1", session.Only?.Id);
        Assert.Equal("tag1", ((WaitStep)session.Flow.Find("wait1")!).Next);
        Assert.Equal("add Tag", session.Undoable);
    }

    [Fact]
    public void An_id_that_was_used_before_or_is_published_is_not_given_away_again()
    {
        var published = new Flow([new TagStep("tag1", "end", ["x"])], "tag1");
        var other = new BuilderSession(SequenceRules.Empty, published);

        other.Add("tag", null);
        Assert.Equal("tag2", other.Only?.Id);
        other.Delete(other.Chosen);
        other.Add("tag", null);
        Assert.Equal("tag3", other.Only?.Id);
    }

    [Fact]
    public void What_is_deleted_is_not_chosen_any_more_and_comes_back()
    {
        session.Choose(["wait1", "mail1", "gone"]);
        Assert.Equal(2, session.Chosen.Count);

        Assert.Equal(2, session.Delete(session.Chosen));
        Assert.Empty(session.Chosen);
        Assert.Equal("delete 2 steps", session.Undoable);
        session.Undo();

        Assert.Equal(SequenceSamples.Flow.Steps.Count, session.Flow.Steps.Count);
        Assert.Equal("delete 2 steps", session.Redoable);
    }

    [Fact]
    public void Changes_of_one_field_are_one_edit_and_no_change_is_none()
    {
        var wait = (WaitStep)session.Flow.Find("wait1")!;
        session.Change(wait);
        Assert.Null(session.Undoable);

        session.Change(wait with { For = TimeSpan.FromDays(2) });
        session.Change(wait with { For = TimeSpan.FromDays(3) });
        session.Change(wait with { For = TimeSpan.FromDays(3), Name = "Rest" });
        session.Undo();
        Assert.Equal((TimeSpan.FromDays(3), null), (((WaitStep)session.Flow.Find("wait1")!).For!.Value, session.Flow.Find("wait1")!.Name));
        session.Undo();

        Assert.Equal(wait.For, ((WaitStep)session.Flow.Find("wait1")!).For);
        Assert.Null(session.Undoable);
    }

    [Fact]
    public void There_is_a_largest_flow_to_draw()
    {
        var full = new BuilderSession(new Flow([.. Enumerable.Range(0, BuilderSession.MostSteps).Select(index => new TagStep($"s{index}", $"s{index + 1}", ["x"]))], "s0"), null);

        Assert.Equal("steps", Assert.Throws<InputException>(() => full.Add("tag", null)).Errors[0].Field);
        full.Choose(["s1"]);
        Assert.Equal("steps", Assert.Throws<InputException>(full.Duplicate).Errors[0].Field);
        Assert.Null(full.Undoable);
    }

    [Fact]
    public void Only_edits_are_told_of()
    {
        var told = 0;
        session.Edited += () => told++;

        session.Choose(["wait1"]);
        session.Toggle("mail1");
        session.Undo();
        Assert.Equal(0, told);
        session.AddLoose("wait", new Spot(100, 100));
        session.Connect(new EdgeRef("wait4", "next"), "mail1");
        session.Move(["wait4"], new Spot(80, 0));
        session.Tidy();
        session.Undo();

        Assert.Equal(5, told);
        Assert.Equal(new Spot(176, 96), CanvasPlan.Of(session.Flow).Steps["wait4"]);
    }
}
