using NodaTime;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>What a step may look at.</summary>
/// <param name="PlannedAt">When the enrollment was to arrive here, which may be earlier than it did: the next step is timed from it.</param>
public sealed record StepContext(Instant Now, Instant PlannedAt, StepFacts Facts);

/// <summary>What became of the messages of an enrollment's send steps, by step id.</summary>
public sealed record StepFacts(IReadOnlyDictionary<string, StepSending> Sendings)
{
    public static readonly StepFacts None = new(new Dictionary<string, StepSending>());

    /// <summary>The fact for a message that was planned but not yet decided on stands in for one that is missing.</summary>
    public StepSending Of(string stepId) => Sendings.GetValueOrDefault(stepId, StepSending.Pending);
}

/// <summary>What became of one step's message.</summary>
/// <param name="SentAt">When a provider took it.</param>
/// <param name="Settled">Nothing more will happen to it unless somebody asks.</param>
public sealed record StepSending(Instant? SentAt, bool Settled)
{
    public static readonly StepSending Pending = new(null, false);
}

/// <summary>What a step decided.</summary>
public abstract record StepResult
{
    private StepResult()
    {
    }

    /// <summary>On to <paramref name="Next"/>, as of <paramref name="PlannedAt"/>.</summary>
    public sealed record Go(string Next, Instant PlannedAt) : StepResult;

    /// <summary>Plans a message of this step, then goes on.</summary>
    public sealed record Plan(SendStep Step, string Next, Instant PlannedAt) : StepResult;

    /// <summary>Looks again at <paramref name="DueAt"/>; null: when the messages it waits for are settled.</summary>
    public sealed record Stay(Instant? DueAt) : StepResult;

    /// <summary>The enrollment is over.</summary>
    public sealed record Stop(string Reason) : StepResult;
}
