using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Tests.Core.Sequences.Editing;

public sealed class EditCommandTests
{
    private static readonly Flow Sample = EditedFlow.Sample;

    [Fact]
    public void A_step_stands_between_the_two_ends_of_the_way_it_was_put_on()
    {
        var after = Insert(Sample, new EdgeRef("sms1", "next"), "wait");

        Assert.Equal("sms1>wait2 wait2>wait1 wait1>email1 email1>opened opened>end opened>whatsapp1 whatsapp1>end", Ways(after));
        Assert.Equal(["sms1", "wait2", "wait1", "email1", "opened", "whatsapp1"], after.Steps.Select(step => step.Id));
    }

    [Fact]
    public void A_step_can_be_put_before_the_first_one_and_at_the_end_of_a_branch()
    {
        Assert.Equal("tag1", Insert(Sample, EdgeRef.Start, "tag").Start);
        Assert.Equal("sms1>wait1 wait1>email1 email1>opened opened>tag1 opened>whatsapp1 tag1>end whatsapp1>end", Ways(Insert(Sample, new EdgeRef("opened", "branches[0].next"), "tag")));
        Assert.Equal("sms1>wait1 wait1>email1 email1>opened opened>end opened>split1 split1>whatsapp1 split1>end whatsapp1>end", Ways(Insert(Sample, new EdgeRef("opened", "else"), "split")));
    }

    [Fact]
    public void A_new_condition_asks_about_the_message_before_it()
    {
        var after = Insert(Sample, new EdgeRef("wait1", "next"), "condition");

        Assert.Equal(("replied", "sms1"), ((ConditionStep)after.Find("condition1")!).Branches.Select(branch => (branch.When.Engagement!, branch.When.Step!)).Single());
        Assert.Null(((ConditionStep)Insert(Sample, EdgeRef.Start, "condition").Find("condition1")!).Branches[0].When.Engagement);
    }

    [Theory]
    [InlineData("wait1", "sms1>email1 email1>opened opened>end opened>whatsapp1 whatsapp1>end")]
    [InlineData("sms1", "wait1>email1 email1>opened opened>end opened>whatsapp1 whatsapp1>end")]
    [InlineData("whatsapp1", "sms1>wait1 wait1>email1 email1>opened opened>end opened>end")]
    [InlineData("opened", "sms1>wait1 wait1>email1 email1>whatsapp1 whatsapp1>end")]
    [InlineData("wait1,email1,opened", "sms1>whatsapp1 whatsapp1>end")]
    [InlineData("sms1,wait1,email1,opened", "whatsapp1>end")]
    public void Deleting_closes_the_gap(string ids, string ways)
    {
        var after = FlowDelete.Steps(Sample, ids.Split(',').ToHashSet());

        Assert.Equal(ways, Ways(after));
        Assert.NotNull(after.Find(after.Start));
    }

    [Fact]
    public void Deleting_everything_leaves_the_empty_flow_and_its_trigger()
    {
        var after = FlowDelete.Steps(Sample, Sample.Steps.Select(step => step.Id).ToHashSet());

        Assert.Equal(Json.Write(SequenceRules.Empty.Steps), Json.Write(after.Steps));
        Assert.Equal((SequenceRules.Empty.Start, "qr_scanned"), (after.Start, after.Trigger?.Event));
    }

    [Fact]
    public void Deleting_within_a_loop_goes_on_rather_than_back()
    {
        var loop = new Flow([new WaitStep("a", "b", TimeSpan.FromDays(1)), new SplitStep("b", [new SplitBranch(50, "a"), new SplitBranch(50, "c")]), new EndStep("c")], "a");

        Assert.Equal("a>c", Ways(FlowDelete.Steps(loop, new HashSet<string> { "b" })));
        Assert.Equal("b>end b>c", Ways(FlowDelete.Steps(loop, new HashSet<string> { "a" })));
    }

    [Fact]
    public void Connecting_leads_a_way_elsewhere_and_refuses_what_is_not_there()
    {
        Assert.Equal("sms1>wait1 wait1>email1 email1>opened opened>sms1 opened>whatsapp1 whatsapp1>end", Ways(FlowConnect.To(Sample, new EdgeRef("opened", "branches[0].next"), "sms1")));
        Assert.Equal("sms1> wait1>email1 email1>opened opened>end opened>whatsapp1 whatsapp1>end", Ways(FlowConnect.To(Sample, new EdgeRef("sms1", "next"), null)));
        Assert.Equal("to", Assert.Throws<InputException>(() => FlowConnect.To(Sample, new EdgeRef("sms1", "next"), "gone")).Errors[0].Field);
        Assert.Equal("to", Assert.Throws<InputException>(() => FlowConnect.To(Sample, new EdgeRef("sms1", "next"), "sms1")).Errors[0].Field);
        Assert.Equal("edge", Assert.Throws<InputException>(() => FlowConnect.To(Sample, new EdgeRef("gone", "next"), "sms1")).Errors[0].Field);
        Assert.Equal("start", Assert.Throws<InputException>(() => FlowConnect.To(Sample, EdgeRef.Start, null)).Errors[0].Field);
    }

    [Fact]
    public void Every_way_of_every_kind_can_be_led_elsewhere()
    {
        foreach (var kind in NewSteps.Kinds)
        {
            var step = NewSteps.Make(kind, Sample, null, new HashSet<string>());
            foreach (var edge in step.Edges)
            {
                Assert.Equal("x", StepWays.Lead(step, edge.Field, "x").Edges.Single(way => way.Field == edge.Field).To);
            }
        }

        Assert.Equal("x", StepWays.Lead(new SendStep("s", Channel.Sms, null, "a", "b"), "failed", "x").Edges[1].To);
        Assert.Equal("x", StepWays.Lead(new WaitStep("w", "a", Event: "paid", Else: "b"), "else", "x").Edges[1].To);
    }

    [Fact]
    public void What_is_pasted_has_ids_of_its_own_and_keeps_what_belongs_together()
    {
        var clip = FlowClip.Copy(Sample, new HashSet<string> { "email1", "opened" });
        var (after, ids) = FlowPaste.Onto(Sample, new EdgeRef("whatsapp1", "next"), clip, Sample.Steps.Select(step => step.Id).ToHashSet());

        Assert.Equal(["email2", "opened1"], ids);
        Assert.Equal("sms1>wait1 wait1>email1 email1>opened opened>end opened>whatsapp1 whatsapp1>email2 email2>opened1 opened1>end opened1>end", Ways(after));
        Assert.Equal("email2", ((ConditionStep)after.Find("opened1")!).Branches[0].When.Step);
    }

    [Fact]
    public void A_copied_end_of_a_flow_pasted_in_the_middle_leads_on()
    {
        var (after, _) = FlowPaste.Onto(Sample, new EdgeRef("sms1", "next"), FlowClip.Copy(Sample, new HashSet<string> { "whatsapp1" }), new HashSet<string>(["whatsapp1"]));

        Assert.Equal("sms1>whatsapp2 whatsapp2>wait1 wait1>email1 email1>opened opened>end opened>whatsapp1 whatsapp1>end", Ways(after));
    }

    [Fact]
    public void In_another_flow_a_question_forgets_a_message_that_is_not_there()
    {
        var other = new Flow([new EndStep("end")], "end");
        var (after, ids) = FlowPaste.Onto(other, EdgeRef.Start, FlowClip.Copy(Sample, new HashSet<string> { "opened" }), new HashSet<string>());

        Assert.Equal(("opened", null), ((ConditionStep)after.Find(ids[0])!).Branches.Select(branch => (branch.When.Engagement, branch.When.Step)).Single());
        Assert.Equal("opened1>end opened1>end", Ways(after));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("""{ "kind": "followup/steps", "steps": [] }""")]
    [InlineData("""{ "kind": "followup/steps", "steps": [ { "id": "a", "kind": "explode" } ] }""")]
    [InlineData("""{ "kind": "followup/steps", "steps": [ { "id": "a", "kind": "end" }, { "id": "a", "kind": "end" } ] }""")]
    public void Only_steps_can_be_pasted(string? text)
        => Assert.All(Assert.Throws<InputException>(() => FlowPaste.Onto(Sample, EdgeRef.Start, text, new HashSet<string>())).Errors, error => Assert.StartsWith("clipboard", error.Field, StringComparison.Ordinal));

    [Fact]
    public void A_step_changes_places_with_its_neighbour()
    {
        Assert.Equal("sms1>email1 wait1>opened email1>wait1 opened>end opened>whatsapp1 whatsapp1>end", Ways(FlowReorder.Down(Sample, "wait1")!, Sample));
        Assert.Equal("sms1>email1 wait1>opened email1>wait1 opened>end opened>whatsapp1 whatsapp1>end", Ways(FlowReorder.Up(Sample, "email1")!, Sample));
        Assert.Equal("wait1", FlowReorder.Down(Sample, "sms1")!.Start);
        Assert.Equal("sms1>wait1 wait1>opened email1>end opened>email1 opened>whatsapp1 whatsapp1>end", Ways(FlowReorder.Down(Sample, "email1")!, Sample));
        Assert.Null(FlowReorder.Up(Sample, "sms1"));
        Assert.Null(FlowReorder.Down(Sample, "opened"));
        Assert.Null(FlowReorder.Down(Sample, "whatsapp1"));
        Assert.All(Sample.Steps, step => Assert.Equal(FlowReorder.CanDown(Sample, step), FlowReorder.Down(Sample, step.Id) is not null));
    }

    [Fact]
    public void A_step_added_without_saying_where_follows_the_chosen_one_or_ends_the_flow()
    {
        Assert.Equal(new EdgeRef("wait1", "next"), FlowInsert.Place(Sample, "wait1"));
        Assert.Equal(new EdgeRef("opened", "else"), FlowInsert.Place(Sample, "opened"));
        Assert.Equal(new EdgeRef("opened", "branches[0].next"), FlowInsert.Place(Sample, null));
        Assert.Equal(EdgeRef.Start, FlowInsert.Place(SequenceRules.Empty, null));
    }

    private static Flow Insert(Flow flow, EdgeRef at, string kind)
        => FlowInsert.OnEdge(flow, at, NewSteps.Make(kind, flow, at, flow.Steps.Select(step => step.Id).ToHashSet()));

    /// <summary>Ways of all steps, in the order of the definition or of another flow's.</summary>
    private static string Ways(Flow flow, Flow? order = null)
        => string.Join(' ', (order ?? flow).Steps.SelectMany(step => flow.Find(step.Id)!.Edges.Select(edge => $"{step.Id}>{edge.To}")));
}
