using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using NodaTime;

namespace FollowUp.Core.Engine;

/// <summary>Walks an enrollment through its flow as far as it can go now. Pure: same input, same decision.</summary>
public static class StepDecider
{
    /// <summary>Steps one decision may run; a flow that wants more goes on in the next scan.</summary>
    public const int MostSteps = 50;

    /// <param name="position">Where it stands and since when.</param>
    public static Decision Decide(Flow flow, Position position, StepFacts facts, Instant now)
    {
        var ran = new List<RanStep>();
        var planned = new List<PlannedSend>();
        if (position.ExpiresAt is { } expiry && expiry <= now)
        {
            return Stop(position, "expired");
        }

        var (stepId, at) = (position.Step, position.PlannedAt);
        for (var count = 0; count < MostSteps; count++)
        {
            var step = flow.Find(stepId) ?? throw new InvalidOperationException($"The flow has no step '{stepId}'.");
            var result = step.Decide(new StepContext(now, at, facts));
            switch (result)
            {
                case StepResult.Stay stay:
                    return new Decision(stepId, at, Earlier(stay.DueAt, position.ExpiresAt), stay.DueAt is null, null, planned, ran);
                case StepResult.Stop stop:
                    ran.Add(new RanStep(stepId, at));
                    return new Decision(stepId, at, null, false, stop.Reason, planned, ran);
                case StepResult.Plan plan:
                    ran.Add(new RanStep(stepId, at));
                    planned.Add(new PlannedSend(plan.Step, at));
                    (stepId, at) = (plan.Next, plan.PlannedAt);
                    break;
                case StepResult.Go go:
                    ran.Add(new RanStep(stepId, at));
                    (stepId, at) = (go.Next, go.PlannedAt);
                    break;
            }
        }

        return new Decision(stepId, at, now, false, null, planned, ran);
    }

    /// <summary>Ends it where it stands.</summary>
    public static Decision Stop(Position position, string reason) => new(position.Step, position.PlannedAt, null, false, reason, [], []);

    private static Instant? Earlier(Instant? one, Instant? other)
        => one is null ? other : other is null ? one : Instant.Min(one.Value, other.Value);
}

/// <summary>Where an enrollment stands.</summary>
public sealed record Position(string Step, Instant PlannedAt, Instant? ExpiresAt);

/// <summary>Where it stands now and what came of the walk.</summary>
/// <param name="DueAt">When to look again; null when it ended.</param>
/// <param name="AwaitsMessages">It is to be woken when one of its messages settles.</param>
/// <param name="StopReason">Set when it ended.</param>
public sealed record Decision(
    string Step,
    Instant PlannedAt,
    Instant? DueAt,
    bool AwaitsMessages,
    string? StopReason,
    IReadOnlyList<PlannedSend> Sends,
    IReadOnlyList<RanStep> Ran);

/// <summary>A message to plan.</summary>
public sealed record PlannedSend(SendStep Step, Instant PlannedAt);

/// <summary>A step that ran.</summary>
public sealed record RanStep(string Step, Instant PlannedAt);
