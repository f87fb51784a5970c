using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Simulation;
using NodaTime;

namespace FollowUp.Tests.Core.Simulation;

/// <summary>What holds for any flow that can be published.</summary>
public sealed class SimulationPropertyTests
{
    private const int Flows = 10_000;

    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    [Fact]
    public async Task Ten_thousand_random_flows_end_within_their_bounds_and_run_as_they_were_simulated()
    {
        var (seen, loops, ends) = (0, 0, new Dictionary<string, int>());
        for (var seed = 0; seen < Flows; seed++)
        {
            if (new RandomFlow(seed).Make() is not { } flow)
            {
                continue;
            }

            seen++;
            loops += flow.Graph.HasLoops ? 1 : 0;
            var id = new Guid(seed, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            var events = Events(seed);
            var simulated = Simulator.Run(flow, new SimulationInput(
                id, Start, RuleFacts.None, new Dictionary<Channel, string> { [Channel.Email] = "a@example.com" }, new Dictionary<Channel, string>(),
                new Dictionary<Channel, OpenTimes>(), AssumedEngagement.None, events));

            Assert.False(simulated.Cut, $"Seed {seed} is cut.");
            Assert.True(simulated.StopReason != "unfinished", $"Seed {seed} stalls.");
            var rounds = simulated.Moments.Where(moment => moment.Kind == SimulatedKind.Step).GroupBy(moment => moment.Step).Select(group => group.Count()).DefaultIfEmpty().Max();
            Assert.True(rounds <= flow.Settings!.MaxLoops + 1, $"Seed {seed} runs a step {rounds} times.");

            var (ran, reason) = await new MemoryEngine(flow, id, Start, events).RunAsync();
            Assert.Equal((seed, reason), (seed, simulated.StopReason));
            var steps = simulated.Moments.Where(moment => moment.Kind == SimulatedKind.Step).Select(moment => (moment.Step!, moment.PlannedAt!.Value));
            Assert.True(ran.SequenceEqual(steps), $"Seed {seed} runs otherwise: {Json.Write(flow)}");
            ends[simulated.StopReason] = ends.GetValueOrDefault(simulated.StopReason) + 1;
        }

        // The flows are worth the test only when they loop, end and leave in all ways.
        Assert.True(loops > Flows / 20, $"Only {loops} loop.");
        Assert.Superset(new HashSet<string> { "completed", "loop_limit", "clicked" }, ends.Keys.ToHashSet());
    }

    private static List<AssumedEvent> Events(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => new AssumedEvent(random.Next(2) == 0 ? "paid" : "clicked", Duration.FromMinutes(random.Next(1, 20_000))))];
    }
}
