using FollowUp.Core.Sequences.Steps;
using NodaTime;

namespace FollowUp.Core.Engine;

/// <summary>Where an enrollment stands.</summary>
/// <param name="PlannedAt">When it was to arrive there.</param>
/// <param name="Round">1, and one more each time a loop led back.</param>
/// <param name="Visited">The step has decided before, and stayed.</param>
public sealed record Position(string Step, Instant PlannedAt, Instant? ExpiresAt, int Round = 1, bool Visited = false);

/// <summary>Where it stands now and what came of the walk.</summary>
/// <param name="DueAt">When to look again; null when it ended or nothing but a message can move it.</param>
/// <param name="AwaitsMessages">It is to be woken when one of its messages settles.</param>
/// <param name="AwaitsEvent">It is to be woken when an event of this type happens to its contact.</param>
/// <param name="StopReason">Set when it ended.</param>
public sealed record Decision(
    Position Position,
    Instant? DueAt,
    bool AwaitsMessages,
    string? AwaitsEvent,
    string? StopReason,
    IReadOnlyList<PlannedSend> Sends,
    IReadOnlyList<PlannedEffect> Effects,
    IReadOnlyList<RanStep> Ran);

/// <summary>A message to plan.</summary>
public sealed record PlannedSend(SendStep Step, Instant PlannedAt, int Round)
{
    /// <summary>Which of the enrollment's messages it is.</summary>
    public string Slot => StepSlot.Of(Step.Id, Round);
}

/// <summary>Something to do besides sending.</summary>
public sealed record PlannedEffect(string Step, StepEffect Effect, int Round);

/// <summary>A step that ran.</summary>
/// <param name="Note">Which way it went and why.</param>
public sealed record RanStep(string Step, Instant PlannedAt, int Round, string? Note);
