using NodaTime;

namespace FollowUp.Core.Engine;

/// <summary>Does what steps ask for outside the database: claim → carry out → record. An action that was carried out by a process that died before it recorded so is carried out again; its id tells the receiver.</summary>
public sealed class ActionScan(IStepActions actions, IStepActionRunner runner, IClock clock, ActionScanOptions options)
{
    private static readonly Duration[] Waits = [Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromMinutes(120)];

    /// <returns>How many were claimed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var batch = await actions.ClaimAsync(options.BatchSize, clock.GetCurrentInstant(), options.Lease, cancellationToken);
        if (batch.Count == 0)
        {
            return 0;
        }

        var ended = new EndedAction[batch.Count];
        await Parallel.ForEachAsync(
            batch.Select((action, index) => (action, index)), new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellationToken },
            async (one, stopping) => ended[one.index] = End(one.action, await runner.RunAsync(one.action, stopping)));
        await actions.RecordAsync(ended, cancellationToken);
        return batch.Count;
    }

    private EndedAction End(StepAction action, ActionOutcome outcome)
    {
        var now = clock.GetCurrentInstant();
        if (outcome.Error is null)
        {
            return new EndedAction(action.Id, action.LeaseId!.Value, StepActionState.Done, null, now, null);
        }

        return outcome.Permanent || action.Attempts >= Waits.Length
            ? new EndedAction(action.Id, action.LeaseId!.Value, StepActionState.Failed, outcome.Error, now, null)
            : new EndedAction(action.Id, action.LeaseId!.Value, StepActionState.Planned, outcome.Error, now, now + Waits[action.Attempts]);
    }
}

/// <summary>Sizes and time limits of <see cref="ActionScan"/>.</summary>
/// <param name="BatchSize">Actions a claim.</param>
/// <param name="Concurrency">Carried out at once.</param>
public sealed record ActionScanOptions(int BatchSize = 50, int Concurrency = 10)
{
    /// <summary>How long a claim holds; each action has a shorter time limit of its own.</summary>
    public Duration Lease { get; init; } = Duration.FromMinutes(2);
}

/// <summary>Claims and records actions. Every write carries the lease it was claimed under.</summary>
public interface IStepActions
{
    Task<IReadOnlyList<StepAction>> ClaimAsync(int most, Instant now, Duration lease, CancellationToken cancellationToken);

    Task RecordAsync(IReadOnlyList<EndedAction> ended, CancellationToken cancellationToken);
}

/// <summary>Carries actions out.</summary>
public interface IStepActionRunner
{
    Task<ActionOutcome> RunAsync(StepAction action, CancellationToken cancellationToken);
}

/// <param name="Error">Null when it was done.</param>
/// <param name="Permanent">Trying again will not help.</param>
public sealed record ActionOutcome(string? Error, bool Permanent = false)
{
    public static readonly ActionOutcome Done = new((string?)null);
}

/// <summary>How an action ended for now.</summary>
/// <param name="RetryAt">When it is tried again.</param>
public sealed record EndedAction(Guid Id, Guid Lease, StepActionState State, string? Error, Instant At, Instant? RetryAt);
