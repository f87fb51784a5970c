using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Tests.Core.Simulation;

/// <summary>Flows of every kind of step that can run without another program, with merges and loops. The same seed gives the same flow.</summary>
internal sealed class RandomFlow(int seed)
{
    public static readonly Guid Mail = new("00000000-0000-7000-8000-000000000001");
    public static readonly Guid Text = new("00000000-0000-7000-8000-000000000002");

    public static readonly FlowSurroundings Around = new(
        new Dictionary<Guid, Channel> { [Mail] = Channel.Email, [Text] = Channel.Sms }, new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>());

    private readonly Random random = new(seed);

    /// <summary>Null when what came out could not be published.</summary>
    public Flow? Make(Guid? mail = null, Guid? text = null)
    {
        var count = random.Next(1, 16);
        var steps = Enumerable.Range(0, count).Select(index => Step(index, count, mail ?? Mail, text ?? Text)).ToList();
        var flow = new Flow(steps, "s0") { Settings = new FlowSettings { MaxLoops = random.Next(0, 5), Exits = random.Next(4) == 0 ? [new FlowExit("clicked")] : null } };
        flow = flow with { Steps = [.. flow.Graph.Reachable.Select(id => flow.Find(id)!)] };
        var around = Around with { Templates = new Dictionary<Guid, Channel> { [mail ?? Mail] = Channel.Email, [text ?? Text] = Channel.Sms } };
        return FlowValidator.Check(flow, around).Any(finding => finding.Blocks) ? null : flow;
    }

    private Step Step(int index, int count, Guid mail, Guid text)
    {
        var id = $"s{index}";
        string Ahead() => index + 1 < count && random.Next(8) > 0 ? $"s{random.Next(index + 1, Math.Min(count, index + 4))}" : Flow.EndId;
        string Anywhere() => random.Next(5) == 0 ? $"s{random.Next(0, index + 1)}" : Ahead();
        return random.Next(10) switch
        {
            0 or 1 => new SendStep(id, Channel.Email, mail, Ahead()),
            2 => new SendStep(id, Channel.Sms, text, Ahead(), Ahead()),
            3 or 4 => new WaitStep(id, Anywhere(), TimeSpan.FromHours(random.Next(1, 100))),
            5 => new WaitStep(id, Anywhere(), Until: $"{random.Next(0, 24):00}:30"),
            6 => new WaitStep(id, Ahead(), Event: random.Next(2) == 0 ? "paid" : "clicked", Timeout: TimeSpan.FromHours(random.Next(1, 80)), Else: Anywhere()),
            7 => new ConditionStep(
                id,
                [new ConditionBranch(new Rule { Engagement = "opened" }, Ahead()), new ConditionBranch(new Rule { Any = [new Rule { Tag = "vip" }, new Rule { Event = "paid" }] }, Ahead())],
                Ahead()),
            8 => new SplitStep(id, [new SplitBranch(30, Ahead()), new SplitBranch(70, Ahead())]),
            _ => random.Next(2) == 0
                ? new TagStep(id, Ahead(), ["vip"])
                : new AttributeStep(id, "plan", Ahead(), JsonSerializer.SerializeToElement("gold")),
        };
    }
}
