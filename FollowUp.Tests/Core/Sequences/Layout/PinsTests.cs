using System.Text.Json;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Tests.Core.Sequences.Editing;

namespace FollowUp.Tests.Core.Sequences.Layout;

public sealed class PinsTests
{
    [Fact]
    public void A_moved_step_stays_on_the_grid_and_the_flow_does_the_same()
    {
        var after = Pins.Move(EditedFlow.Sample, ["wait1"], new Spot(101, 43));

        Assert.Equal(new Spot(104, 152), CanvasPlan.Of(after).Steps["wait1"]);
        Assert.True(FlowDiff.IsSame(EditedFlow.Sample, after));
        Assert.Equal(new Spot(0, 216), CanvasPlan.Of(after).Steps["email1"]);
    }

    [Fact]
    public void A_step_dropped_nearly_below_its_neighbour_stands_below_it()
    {
        var moved = Pins.Move(EditedFlow.Sample, ["whatsapp1"], new Spot(-166, 40));

        Assert.Equal(0, CanvasPlan.Of(moved).Steps["whatsapp1"].X);
    }

    [Fact]
    public void Several_steps_keep_their_distance()
    {
        var (before, after) = (CanvasPlan.Of(EditedFlow.Sample), CanvasPlan.Of(Pins.Move(EditedFlow.Sample, ["wait1", "email1"], new Spot(13, 27))));

        Assert.Equal(before.Steps["email1"] - before.Steps["wait1"], after.Steps["email1"] - after.Steps["wait1"]);
    }

    [Fact]
    public void What_was_moved_by_hand_moves_down_with_what_is_put_above_it_and_is_forgotten_with_its_step()
    {
        var moved = Pins.Move(EditedFlow.Sample, ["email1"], new Spot(200, 0));
        var at = CanvasPlan.Of(moved).Steps["email1"];

        var longer = FlowInsert.OnEdge(moved, new EdgeRef("sms1", "next"), new WaitStep("w", Flow.EndId, TimeSpan.FromDays(1)));

        Assert.Equal(at + new Spot(0, CanvasSize.Pitch), CanvasPlan.Of(longer).Steps["email1"]);
        Assert.Null(FlowDelete.Steps(longer, new HashSet<string> { "email1" }).Layout);
        Assert.Null(Pins.Tidy(longer).Layout);
    }

    [Fact]
    public void The_trigger_and_the_ends_of_ways_go_along_with_their_steps()
    {
        var (before, after) = (CanvasPlan.Of(EditedFlow.Sample), CanvasPlan.Of(Pins.Move(EditedFlow.Sample, ["sms1", "whatsapp1"], new Spot(80, 16))));

        Assert.Equal(before.Trigger + new Spot(80, 16), after.Trigger);
        Assert.Equal(before.Edges.Single(edge => edge.At.From == "whatsapp1").Tip + new Spot(80, 16), after.Edges.Single(edge => edge.At.From == "whatsapp1").Tip);
        Assert.True(after.Bounds.Width > before.Bounds.Width);
    }

    [Fact]
    public void Other_notes_of_a_layout_are_kept_and_what_is_no_place_is_passed_over()
    {
        var flow = EditedFlow.Sample with { Layout = JsonElement.Parse("""{ "zoom": 2, "sms1": { "x": 5, "y": 6, "color": "red" }, "wait1": { "x": "far" }, "email1": { "x": 1e12, "y": 0 } }""") };

        Assert.Equal(["sms1"], Pins.Of(flow).Keys);
        var moved = Pins.Move(flow, ["sms1"], new Spot(80, 80)).Layout!.Value;
        Assert.Equal((2, "red", 88), (moved.GetProperty("zoom").GetInt32(), moved.GetProperty("sms1").GetProperty("color").GetString(), moved.GetProperty("sms1").GetProperty("x").GetInt32()));
    }

    [Fact]
    public void A_minimap_shows_the_whole_flow_inside_its_frame()
    {
        var plan = CanvasPlan.Of(EditedFlow.Random(3, 80));
        var scale = MinimapScale.Of(plan.Bounds);

        Assert.All(plan.Steps.Values.Select(scale.Of), spot => Assert.True(spot.X is > 0 and < MinimapScale.Width && spot.Y is > 0 and < MinimapScale.Height));
    }
}
