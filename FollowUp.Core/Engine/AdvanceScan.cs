using FollowUp.Core.Sequences;
using NodaTime;

namespace FollowUp.Core.Engine;

/// <summary>Moves due enrollments on: claim → decide → commit, a batch at a time.</summary>
public sealed class AdvanceScan(IEnrollmentBatches batches, IClock clock, AdvanceScanOptions options)
{
    /// <returns>How many enrollments were claimed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var batch = await batches.ClaimAsync(options.BatchSize, now, options.Lease, cancellationToken);
        if (batch.Enrollments.Count > 0)
        {
            await batches.AdvanceAsync(batch.Lease, [.. batch.Enrollments.Select(enrollment => Advance(enrollment, now))], now, cancellationToken);
        }

        return batch.Enrollments.Count;
    }

    private AdvancedEnrollment Advance(DueEnrollment enrollment, Instant now) => new(
        enrollment,
        enrollment.Sequence switch
        {
            SequenceStatus.Paused => null,
            SequenceStatus.Archived => StepDecider.Stop(enrollment.Position, "archived"),
            _ => StepDecider.Decide(enrollment.Flow, enrollment.Id, enrollment.Position, enrollment.Facts, now),
        },
        CatchUp.SendAt(enrollment.Id, enrollment.DueAt, now, options.Late, options.Spread));
}
