using System.Text.Json;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using NodaTime;

namespace FollowUp.Core.Engine;

/// <summary>Walks an enrollment through its flow as far as it can go now. Pure: same input, same decision.</summary>
public static class StepDecider
{
    /// <summary>Steps one decision may run; a flow that wants more goes on in the next scan.</summary>
    public const int MostSteps = 50;

    /// <summary>How often a contact comes back over a loop when the flow does not say.</summary>
    public const int UsualLoops = 10;

    /// <param name="enrollmentId">Decides the way at splits.</param>
    /// <param name="position">Where it stands and since when.</param>
    public static Decision Decide(Flow flow, Guid enrollmentId, Position position, RuleFacts facts, Instant now)
    {
        if (position.ExpiresAt is { } expiry && expiry <= now)
        {
            return Stop(position, "expired");
        }

        var walk = new Walk(flow, position, facts);
        for (var count = 0; count < MostSteps; count++)
        {
            // Only the contact that names a step of a version it was not made for stands nowhere.
            if (flow.Find(walk.Step) is not { } step)
            {
                return walk.End(walk.Step == Flow.EndId ? "completed" : "step_removed");
            }

            var result = step.Decide(new StepContext(now, walk.At, walk.Facts, enrollmentId, walk.Arriving));
            if (walk.Take(step, result) is { } decision)
            {
                return decision;
            }
        }

        return walk.Pause(now);
    }

    /// <summary>Ends it where it stands.</summary>
    public static Decision Stop(Position position, string reason)
        => new(position with { Visited = true }, null, false, null, reason, [], [], []);

    /// <summary>The facts once a step has done its part: what follows in the flow sees the tag that was just given.</summary>
    public static RuleFacts After(StepEffect effect, RuleFacts facts) => effect switch
    {
        StepEffect.Tags tags => facts with { Tags = facts.Tags.Except(tags.Remove, StringComparer.OrdinalIgnoreCase).Union(tags.Add, StringComparer.OrdinalIgnoreCase).ToHashSet(StringComparer.OrdinalIgnoreCase) },
        StepEffect.Attribute { Value: { } value } set => facts with
        {
            Attributes = new Dictionary<string, JsonElement>(facts.Attributes, StringComparer.OrdinalIgnoreCase) { [set.Name] = value },
        },
        StepEffect.Attribute removed => facts with
        {
            Attributes = facts.Attributes.Where(pair => !pair.Key.Equals(removed.Name, StringComparison.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase),
        },
        _ => facts,
    };

    /// <summary>One decision as it comes about.</summary>
    private sealed class Walk(Flow flow, Position position, RuleFacts facts)
    {
        private readonly List<RanStep> ran = [];
        private readonly List<PlannedSend> planned = [];
        private readonly List<PlannedEffect> effects = [];
        private int round = position.Round;

        public string Step { get; private set; } = position.Step;

        public Instant At { get; private set; } = position.PlannedAt;

        public bool Arriving { get; private set; } = !position.Visited;

        public RuleFacts Facts { get; private set; } = facts;

        /// <returns>The decision when the walk ends with this step; null when it goes on.</returns>
        public Decision? Take(Step step, StepResult result)
        {
            switch (result)
            {
                case StepResult.Stay stay:
                    return Stay(stay.DueAt, stay.Event);
                case StepResult.Stop stop:
                    ran.Add(new RanStep(Step, At, round, null));
                    return End(stop.Reason);
                case StepResult.Plan plan:
                    planned.Add(new PlannedSend(plan.Step, At, round));
                    Facts = Facts with { Engagements = new Dictionary<string, Engagement>(Facts.Engagements) { [step.Id] = Engagement.Pending } };
                    return plan.Stays ? Stay(null, null) : Go(plan.Next, plan.PlannedAt, null);
                case StepResult.Act act:
                    effects.Add(new PlannedEffect(step.Id, act.Effect, round));
                    Facts = After(act.Effect, Facts);
                    return Go(act.Next, act.PlannedAt, act.Note);
                case StepResult.Go go:
                    return Go(go.Next, go.PlannedAt, go.Note);
                default:
                    throw new InvalidOperationException($"Step '{step.Id}' decided {result.GetType().Name}.");
            }
        }

        public Decision End(string reason) => Decision(null, false, null, reason);

        /// <summary>Goes on in the next scan.</summary>
        public Decision Pause(Instant now) => Decision(now, false, null, null);

        private Decision Stay(Instant? dueAt, string? heard)
        {
            Arriving = false;
            return Decision(Earlier(dueAt, position.ExpiresAt), dueAt is null, heard, null);
        }

        private Decision? Go(string? next, Instant at, string? note)
        {
            ran.Add(new RanStep(Step, At, round, note));
            if (next is null)
            {
                return End("completed");
            }

            if (flow.Graph.IsBack(Step, next) && ++round > (flow.Settings?.MaxLoops ?? UsualLoops) + 1)
            {
                round--;
                return End("loop_limit");
            }

            (Step, At, Arriving) = (next, at, true);
            return null;
        }

        private Decision Decision(Instant? dueAt, bool awaitsMessages, string? heard, string? reason)
            => new(new Position(Step, At, position.ExpiresAt, round, !Arriving), dueAt, awaitsMessages, heard, reason, planned, effects, ran);

        private static Instant? Earlier(Instant? one, Instant? other)
            => one is null ? other : other is null ? one : Instant.Min(one.Value, other.Value);
    }
}
