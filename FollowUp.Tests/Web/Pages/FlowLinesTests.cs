using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Features.Sequences;

namespace FollowUp.Tests.Web.Pages;

public sealed class FlowLinesTests
{
    [Fact]
    public void Steps_come_in_the_order_of_the_graph_each_once()
    {
        var flow = SequenceSamples.Flow;

        Assert.Equal(flow.Graph.Reachable, Lines(flow).Where(line => line.Turn == FlowTurn.Step).Select(line => line.Step!.Id));
    }

    [Fact]
    public void Ways_out_of_a_choice_stand_one_further_in()
        => Assert.Equal([0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2], Lines(SequenceSamples.Flow).Select(line => line.Depth));

    [Fact]
    public void A_loop_says_where_it_goes_back_to()
    {
        var flow = new Flow([Wait("one", "two"), Wait("two", "one")], "one");

        Assert.Equal(new FlowLine(0, null, null, 1, FlowTurn.Back, "one", new EdgeRef("two", "next")), Lines(flow)[^1]);
    }

    [Fact]
    public void Loose_ends_are_told_apart()
    {
        var flow = new Flow([new ConditionStep("ask", [new ConditionBranch(new(), "gone"), new ConditionBranch(new(), "end")])], "ask");

        Assert.Equal([FlowTurn.Step, FlowTurn.Missing, FlowTurn.Ends, FlowTurn.Nowhere], Lines(flow).Select(line => line.Turn));
    }

    [Fact]
    public void A_start_that_is_not_there_leaves_all_steps_unreached()
        => Assert.Equal([FlowTurn.Missing, FlowTurn.Unreached], Lines(new Flow([Wait("one", "end")], "nowhere")).Select(line => line.Turn));

    [Fact]
    public void A_flow_may_be_as_deep_as_it_is_long()
    {
        var steps = Enumerable.Range(0, FlowReader.MostSteps)
            .Select(at => (Step)new ConditionStep($"s{at}", [new ConditionBranch(new(), at + 1 < FlowReader.MostSteps ? $"s{at + 1}" : "end")], "end")).ToList();

        Assert.Equal((2 * FlowReader.MostSteps) + 1, Lines(new Flow(steps, "s0")).Count);
    }

    private static IReadOnlyList<FlowLine> Lines(Flow flow) => FlowLines.Of(flow, new FlowNames([flow]));

    private static WaitStep Wait(string id, string next) => new(id, next, TimeSpan.FromDays(1));
}
