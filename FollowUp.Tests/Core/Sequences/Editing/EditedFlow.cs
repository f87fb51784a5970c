using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Tests.Core.Sequences.Editing;

/// <summary>Flows to edit, and people who do so at random. The same seed does the same.</summary>
internal static class EditedFlow
{
    /// <summary>A text, a wait, a mail, and a question with two ways: one ends, the other has a message.</summary>
    public static Flow Sample => FlowReader.Read(JsonElement.Parse("""
        { "start": "sms1", "trigger": { "event": "qr_scanned" }, "steps": [
          { "id": "sms1", "kind": "send", "channel": "sms", "next": "wait1" },
          { "id": "wait1", "kind": "wait", "for": "P1D", "next": "email1" },
          { "id": "email1", "kind": "send", "channel": "email", "next": "opened" },
          { "id": "opened", "kind": "condition", "branches": [ { "when": { "engagement": "opened", "step": "email1" }, "next": "end" } ], "else": "whatsapp1" },
          { "id": "whatsapp1", "kind": "send", "channel": "whatsapp", "next": "end" } ] }
        """));

    /// <summary>Any flow: every kind, ways that join, lead back, to nowhere, to no step, and steps that nobody reaches.</summary>
    public static Flow Random(int seed, int largest = 40)
    {
        var random = new Random(seed);
        var count = random.Next(1, largest);
        string? To(int index) => random.Next(12) switch
        {
            0 => Flow.EndId,
            1 => null,
            2 => "gone",
            3 when index < count => $"s{(index + random.Next(1, count + 1)) % (count + 1)}",
            _ => index + 1 < count ? $"s{Math.Min(count - 1, index + 1 + (random.Next(3) == 0 ? random.Next(1, 5) : 0))}" : Flow.EndId,
        };
        var steps = Enumerable.Range(0, count).Select(Step (index) => random.Next(8) switch
        {
            0 or 1 => new WaitStep($"s{index}", To(index), TimeSpan.FromHours(1)),
            2 => new SendStep($"s{index}", Channel.Email, null, To(index), random.Next(3) == 0 ? To(index) : null),
            3 => new ConditionStep($"s{index}", [new ConditionBranch(new Rule { Engagement = "opened", Step = "s0" }, To(index))], To(index)),
            4 => new SplitStep($"s{index}", [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => new SplitBranch(10, To(index)))]),
            5 => new EndStep($"s{index}"),
            _ => new TagStep($"s{index}", To(index), ["a"]),
        }).ToList();
        return new Flow(steps, "s0");
    }

    /// <summary>One edit of any kind.</summary>
    public static Flow Edit(Flow flow, Random random)
    {
        var taken = flow.Steps.Select(step => step.Id).ToHashSet();
        var edges = FlowEdges.All(flow).Select(edge => edge.Ref).ToList();
        var (at, step) = (edges[random.Next(edges.Count)], flow.Steps[random.Next(flow.Steps.Count)]);
        var some = flow.Steps.Where(_ => random.Next(6) == 0).Select(one => one.Id).Append(step.Id).ToHashSet();
        return random.Next(9) switch
        {
            0 or 1 => FlowInsert.OnEdge(flow, at, NewSteps.Make(NewSteps.Kinds[random.Next(NewSteps.Kinds.Count)], flow, at, taken)),
            2 => FlowInsert.Loose(flow, NewSteps.Make("wait", flow, null, taken), new Spot(random.Next(1000), random.Next(1000))),
            3 => FlowDelete.Steps(flow, some),
            4 => FlowPaste.Onto(flow, at, FlowClip.Copy(flow, some), taken).Flow,
            5 => Pins.Move(flow, some, new Spot(random.Next(-300, 300), random.Next(-300, 300))),
            6 => FlowReorder.Down(flow, step.Id) ?? FlowReorder.Up(flow, step.Id) ?? flow,
            7 when at != EdgeRef.Start && at.From != step.Id => FlowConnect.To(flow, at, step.Id),
            8 => Pins.Tidy(flow),
            _ => FlowConnect.Replace(flow, step with { Name = $"n{random.Next(99)}" }),
        };
    }
}
