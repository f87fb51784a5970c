using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Tests.Core.Sequences.Editing;

public sealed class EditHistoryTests
{
    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 60));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Undo_to_the_beginning_and_redo_give_the_same_text(int seed)
    {
        var random = new Random(seed);
        var history = EditHistory.Begin(EditedFlow.Random(seed, 20));
        var texts = new List<string> { Json.Write(history.Current) };
        for (var edit = 0; edit < 40; edit++)
        {
            history = history.Push(EditedFlow.Edit(history.Current, random), "Edit");
            texts.Add(Json.Write(history.Current));
        }

        for (var index = texts.Count - 1; index >= 0; index--, history = history.Undo())
        {
            Assert.Equal(texts[index], Json.Write(history.Current));
        }

        Assert.Null(history.UndoLabel);
        foreach (var text in texts)
        {
            Assert.Equal(text, Json.Write(history.Current));
            history = history.Redo();
        }

        Assert.Null(history.RedoLabel);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_is_edited_can_be_written_and_read_and_has_ids_that_differ(int seed)
    {
        var random = new Random(seed);
        var flow = EditedFlow.Random(seed);
        for (var edit = 0; edit < 30; edit++)
        {
            flow = EditedFlow.Edit(flow, random);

            var again = FlowReader.Read(System.Text.Json.JsonElement.Parse(Json.Write(flow)));
            Assert.Equal(Json.Write(flow), Json.Write(again));
            Assert.NotNull(flow.Find(flow.Start));
            Assert.DoesNotContain(flow.Steps, step => step.Edges.Any(edge => edge.To == step.Id));
        }
    }

    [Fact]
    public void A_hundred_edits_can_be_taken_back_and_no_more()
    {
        var history = EditHistory.Begin(EditedFlow.Sample);
        for (var edit = 0; edit < EditHistory.Deepest + 20; edit++)
        {
            history = history.Push(history.Current with { Schema = edit }, "Edit");
        }

        var taken = 0;
        for (; history.UndoLabel is not null; taken++)
        {
            history = history.Undo();
        }

        Assert.Equal((EditHistory.Deepest, 19), (taken, history.Current.Schema));
    }

    [Fact]
    public void What_is_typed_into_one_field_is_taken_back_together_until_something_else_happens()
    {
        var flow = EditedFlow.Sample;
        Flow Named(string name) => FlowConnect.Replace(flow, flow.Steps[0] with { Name = name });
        var history = EditHistory.Begin(flow).Push(Named("T"), "Rename", "sms1.name").Push(Named("Te"), "Rename", "sms1.name").Push(Named("Tex"), "Rename", "sms1.name");

        Assert.Null(history.Undo().Current.Steps[0].Name);
        Assert.Equal("Tex", history.Undo().Redo().Current.Steps[0].Name);
        Assert.Equal("Tex", history.Push(Named("Text"), "Rename", "wait1.name").Undo().Current.Steps[0].Name);
    }

    [Fact]
    public void A_new_edit_forgets_what_could_be_done_again()
    {
        var history = EditHistory.Begin(EditedFlow.Sample).Push(EditedFlow.Sample with { Schema = 2 }, "One").Undo();
        Assert.Equal("One", history.RedoLabel);

        history = history.Push(EditedFlow.Sample with { Schema = 3 }, "Two");

        Assert.Equal(("Two", null), (history.UndoLabel, history.RedoLabel));
        Assert.Same(history, history.Redo());
    }

    [Fact]
    public void A_changed_copy_of_a_flow_knows_its_own_edges()
    {
        var flow = EditedFlow.Sample;
        Assert.Equal(5, flow.Graph.Reachable.Count);

        Assert.Equal(["lone"], (flow with { Steps = [new EndStep("lone")], Start = "lone" }).Graph.Reachable);
    }
}
