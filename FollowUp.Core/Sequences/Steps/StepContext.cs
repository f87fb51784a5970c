using FollowUp.Core.Segments;
using NodaTime;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>What a step may look at.</summary>
/// <param name="PlannedAt">When the enrollment was to arrive here, which may be earlier than it did: the next step is timed from it.</param>
/// <param name="Arriving">It has just come here; false when it stood here already.</param>
public sealed record StepContext(Instant Now, Instant PlannedAt, RuleFacts Facts, Guid EnrollmentId = default, bool Arriving = true)
{
    /// <summary>What became of that step's message; <see cref="Engagement.Pending"/> when it was not planned yet.</summary>
    public Engagement Of(string stepId) => Facts.Engagements.GetValueOrDefault(stepId, Engagement.Pending);
}

/// <summary>What a step decided.</summary>
public abstract record StepResult
{
    private StepResult()
    {
    }

    /// <summary>On to <paramref name="Next"/>, as of <paramref name="PlannedAt"/>.</summary>
    /// <param name="Note">Which way and why, for the history.</param>
    public sealed record Go(string? Next, Instant PlannedAt, string? Note = null) : StepResult;

    /// <summary>Plans a message of this step. It goes on at once, or stays when <paramref name="Next"/> depends on what becomes of it.</summary>
    public sealed record Plan(SendStep Step, string? Next, Instant PlannedAt, bool Stays = false) : StepResult;

    /// <summary>Does something besides messages, then goes on.</summary>
    public sealed record Act(StepEffect Effect, string? Next, Instant PlannedAt, string? Note = null) : StepResult;

    /// <summary>Looks again at <paramref name="DueAt"/>; null: when the messages it waits for are settled.</summary>
    /// <param name="Event">Also when an event of this type happens to the contact.</param>
    public sealed record Stay(Instant? DueAt, string? Event = null) : StepResult;

    /// <summary>The enrollment is over.</summary>
    public sealed record Stop(string Reason) : StepResult;
}
