using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Tests.Core.Sequences.Editing;

namespace FollowUp.Tests.Core.Sequences.Layout;

public sealed class AutoLayoutTests
{
    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 300));

    [Fact]
    public void A_chain_stands_in_one_column_and_the_ways_of_a_choice_beside_each_other()
    {
        var places = AutoLayout.Of(EditedFlow.Sample);

        Assert.Equal([("sms1", 0, 0), ("wait1", 0, 108), ("email1", 0, 216), ("opened", 0, 324), ("whatsapp1", 172, 456)], places.Steps.Select(pair => (pair.Key, (int)pair.Value.X, (int)pair.Value.Y)));
        Assert.Equal(new Spot(-172, 456), places.Ends[new EdgeRef("opened", "branches[0].next")]);
        Assert.Equal(new Spot(172, 564), places.Ends[new EdgeRef("whatsapp1", "next")]);
    }

    [Fact]
    public void Ways_that_join_meet_below_the_middle_and_one_without_steps_keeps_a_lane()
    {
        var flow = new Flow(
            [
                new SplitStep("s", [new SplitBranch(50, "a"), new SplitBranch(50, "j")]), new TagStep("a", "b", ["x"]), new TagStep("b", "j", ["x"]), new EndStep("j"),
            ],
            "s");

        var places = AutoLayout.Of(flow);

        Assert.Equal((-172, -172, 0), (places.Steps["a"].X, places.Steps["b"].X, places.Steps["j"].X));
        Assert.True(places.Steps["j"].Y > places.Steps["b"].Y);
        Assert.Equal(172, places.Lanes[new EdgeRef("s", "branches[1].next")]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_overlaps_and_everything_has_a_place(int seed)
    {
        var flow = EditedFlow.Random(seed, 80);
        var places = AutoLayout.Of(flow);
        var spots = places.Steps.Values.Concat(places.Ends.Values).ToList();

        Assert.Equal(flow.Steps.Count, places.Steps.Count);
        for (var one = 0; one < spots.Count; one++)
        {
            for (var other = one + 1; other < spots.Count; other++)
            {
                Assert.False(
                    Math.Abs(spots[one].X - spots[other].X) < CanvasSize.NodeWidth && Math.Abs(spots[one].Y - spots[other].Y) < CanvasSize.NodeHeight,
                    $"{spots[one]} and {spots[other]} overlap in flow {seed}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Ways_lead_down_but_for_those_that_lead_back(int seed)
    {
        var flow = EditedFlow.Random(seed);
        var places = AutoLayout.Of(flow).Steps;
        var ways = flow.Graph.Reachable.Select(flow.Find).OfType<Step>().SelectMany(step => step.Edges.Select(edge => (From: step.Id, edge.To))).Where(way => way.To is not null && flow.Find(way.To) is not null);

        Assert.All(ways, way => Assert.Equal(flow.Graph.IsBack(way.From, way.To!), places[way.To!].Y <= places[way.From].Y));
    }

    [Fact]
    public void A_step_at_the_end_of_one_branch_moves_nothing_else()
    {
        var before = EditedFlow.Sample;
        var after = FlowInsert.OnEdge(before, new EdgeRef("whatsapp1", "next"), new WaitStep("w", Flow.EndId, TimeSpan.FromDays(1)));

        Assert.All(AutoLayout.Of(before).Steps, pair => Assert.Equal(pair.Value, AutoLayout.Of(after).Steps[pair.Key]));
    }

    [Fact]
    public void A_step_in_a_chain_moves_down_what_is_below_and_nothing_sideways()
    {
        var (before, after) = (EditedFlow.Sample, FlowInsert.OnEdge(EditedFlow.Sample, new EdgeRef("sms1", "next"), new WaitStep("w", Flow.EndId, TimeSpan.FromDays(1))));

        Assert.All(AutoLayout.Of(before).Steps, pair => Assert.Equal(pair.Value + new Spot(0, pair.Key == "sms1" ? 0 : CanvasSize.Pitch), AutoLayout.Of(after).Steps[pair.Key]));
    }

    [Fact]
    public void A_flow_as_long_as_they_may_be_is_laid_out_without_recursion()
    {
        var flow = new Flow([.. Enumerable.Range(0, FlowReader.MostSteps).Select(index => new TagStep($"s{index}", $"s{index + 1}", ["x"]))], "s0");

        Assert.Equal(CanvasSize.Pitch * (FlowReader.MostSteps - 1), AutoLayout.Of(flow).Steps[$"s{FlowReader.MostSteps - 1}"].Y);
    }

    [Fact]
    public void The_same_flow_always_looks_the_same()
        => Assert.Equal(AutoLayout.Of(EditedFlow.Random(7)).Steps, AutoLayout.Of(FlowReader.Read(System.Text.Json.JsonElement.Parse(Json.Write(EditedFlow.Random(7))))).Steps);
}
