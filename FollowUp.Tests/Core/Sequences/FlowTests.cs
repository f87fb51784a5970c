using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Tests.Core.Simulation;
using NodaTime;

namespace FollowUp.Tests.Core.Sequences;

/// <summary>Flows as data: round trips, edges, differences and what is said about them.</summary>
public sealed class FlowTests
{
    [Fact]
    public void Every_kind_of_step_survives_a_round_trip_with_what_is_not_known()
    {
        var steps = string.Join(",", FlowReader.Kinds.Select(kind => $$"""
            { "id": "{{kind}}", "kind": "{{kind}}", "future": { "deep": [1, 2] }, "name": "N", "channel": "email", "sequence": "{{RandomFlow.Mail}}", "text": "t", "url": "https://a.example",
              "attribute": "a", "branches": [ { "weight": 100, "when": { "tag": "x", "later": 1 }, "next": "end", "color": "red" } ] }
            """));
        var flow = FlowReader.Read(JsonElement.Parse($$"""{ "start": "send", "steps": [ {{steps}} ], "mood": "good", "settings": { "speed": 3 } }"""));

        var again = JsonElement.Parse(Json.Write(FlowReader.Read(JsonElement.Parse(Json.Write(flow)))));

        Assert.Equal("good", again.GetProperty("mood").GetString());
        Assert.Equal(3, again.GetProperty("settings").GetProperty("speed").GetInt32());
        Assert.All(again.GetProperty("steps").EnumerateArray(), step => Assert.Equal("[1,2]", step.GetProperty("future").GetProperty("deep").GetRawText()));
        var branch = again.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("kind").GetString() == "condition").GetProperty("branches")[0];
        Assert.Equal(("red", 1), (branch.GetProperty("color").GetString(), branch.GetProperty("when").GetProperty("later").GetInt32()));
        Assert.Empty(FlowDiff.Between(flow, FlowReader.Read(again)));
    }

    [Fact]
    public void A_loop_without_a_wait_is_found_and_one_with_a_wait_is_not()
    {
        var spinning = new Flow([new TagStep("a", "b", ["x"]), new SplitStep("b", [new SplitBranch(50, "a"), new SplitBranch(50, "end")])], "a");
        var resting = new Flow([new TagStep("a", "w", ["x"]), new WaitStep("w", "b", TimeSpan.FromHours(1)), new SplitStep("b", [new SplitBranch(50, "a"), new SplitBranch(50, "end")])], "a");

        Assert.Equal(["a", "b"], spinning.Graph.SpinningLoop());
        Assert.Empty(resting.Graph.SpinningLoop());
        Assert.True(resting.Graph.HasLoops);
        Assert.True(resting.Graph.IsBack("b", "a"));
        Assert.False(resting.Graph.IsBack("a", "w"));
    }

    [Fact]
    public void A_very_long_flow_is_walked_without_recursion()
    {
        var flow = new Flow([.. Enumerable.Range(0, 20_000).Select(index => new TagStep($"s{index}", $"s{index + 1}", ["x"]))], "s0");

        Assert.Equal(20_000, flow.Graph.Reachable.Count);
    }

    [Fact]
    public void Differences_name_the_step_and_its_fields_and_leave_the_layout_out()
    {
        var before = new Flow([new WaitStep("w", "t", TimeSpan.FromDays(1)), new TagStep("t", "end", ["a"])], "w") { Layout = JsonElement.Parse("""{ "w": { "x": 1 } }""") };
        var after = new Flow([new WaitStep("w", "n", TimeSpan.FromDays(2)), new TagStep("n", "end", ["a"])], "w") { Layout = JsonElement.Parse("""{ "w": { "x": 9 } }""") };

        var changes = FlowDiff.Between(before, after);

        Assert.Equal(
            [("w", FlowChangeKind.Changed, "for,next"), ("n", FlowChangeKind.Added, ""), ("t", FlowChangeKind.Removed, "")],
            changes.Select(change => (change.StepId!, change.Kind, string.Join(',', change.Fields))));
    }

    [Fact]
    public void Two_texts_within_an_hour_and_a_question_right_after_sending_are_worth_a_word()
    {
        var flow = new Flow(
            [
                new SendStep("one", Channel.Sms, RandomFlow.Text, "pause"),
                new WaitStep("pause", "two", TimeSpan.FromMinutes(30)),
                new SendStep("two", Channel.Sms, RandomFlow.Text, "asked"),
                new ConditionStep("asked", [new ConditionBranch(new FollowUp.Core.Segments.Rule { Engagement = "opened", Step = "two" }, "end")], "end"),
            ],
            "one");

        var findings = FlowValidator.Check(flow, RandomFlow.Around);

        Assert.DoesNotContain(findings, finding => finding.Blocks);
        Assert.Equal(["two", "asked", null, null], findings.Select(finding => finding.StepId));
    }

    [Fact]
    public void A_split_divides_by_weight_and_never_changes_its_mind()
    {
        var split = new SplitStep("ways", [new SplitBranch(20, "a"), new SplitBranch(80, "b")]);
        var ids = new SystemIdSource();
        var took = Enumerable.Range(0, 5000).Select(_ => ids.NewId()).Select(id => (id, Way(split, id))).ToList();

        Assert.InRange(took.Count(one => one.Item2 == "a"), 850, 1150);
        Assert.All(took.Take(100), one => Assert.Equal(one.Item2, Way(split, one.id)));
    }

    private static string? Way(SplitStep split, Guid enrollment)
        => ((StepResult.Go)split.Decide(new StepContext(Instant.MinValue, Instant.MinValue, FollowUp.Core.Segments.RuleFacts.None, enrollment))).Next;
}
