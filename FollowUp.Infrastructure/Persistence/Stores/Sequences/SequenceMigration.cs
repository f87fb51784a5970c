using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Sequences;

/// <summary>Takes those inside one version over to another.</summary>
internal static class SequenceMigration
{
    /// <exception cref="InputException">A move names a step that is not there.</exception>
    public static async Task<IReadOnlyList<MigrationStep>> PreviewAsync(FollowUpDbContext context, Guid sequenceId, MigrationPlan plan, CancellationToken cancellationToken)
    {
        var (from, to) = await VersionsAsync(context, sequenceId, plan, cancellationToken);
        return await StepsAsync(context, from, Json.Read<Flow>(from.Definition), Json.Read<Flow>(to.Definition), plan, cancellationToken);
    }

    /// <returns>How many went over.</returns>
    public static async Task<int> RunAsync(FollowUpDbContext context, Guid sequenceId, MigrationPlan plan, Instant now, CancellationToken cancellationToken)
    {
        var (from, to) = await VersionsAsync(context, sequenceId, plan, cancellationToken);
        var moved = 0;
        foreach (var step in await StepsAsync(context, from, Json.Read<Flow>(from.Definition), Json.Read<Flow>(to.Definition), plan, cancellationToken))
        {
            if (step.To is not { } target)
            {
                continue;
            }

            // What a scan has in hand moves on in its own version.
            var standing = context.Set<Enrollment>().Where(row => row.VersionId == from.Id && row.Step == step.Step && row.LeaseId == null
                && (row.Status == EnrollmentStatus.Active || row.Status == EnrollmentStatus.Held));
            moved += target != step.Step
                ? await standing.ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.VersionId, to.Id).SetProperty(row => row.Step, target).SetProperty(row => row.PlannedAt, now).SetProperty(row => row.DueAt, now)
                        .SetProperty(row => row.Visited, false).SetProperty(row => row.AwaitsMessages, false).SetProperty(row => row.AwaitsEvent, (string?)null), cancellationToken)
                : plan.RecomputeWaits
                    ? await standing.ExecuteUpdateAsync(set => set.SetProperty(row => row.VersionId, to.Id).SetProperty(row => row.DueAt, row => row.AwaitsMessages ? row.DueAt : now), cancellationToken)
                    : await standing.ExecuteUpdateAsync(set => set.SetProperty(row => row.VersionId, to.Id), cancellationToken);
        }

        return moved;
    }

    private static async Task<(SequenceVersion From, SequenceVersion To)> VersionsAsync(FollowUpDbContext context, Guid sequenceId, MigrationPlan plan, CancellationToken cancellationToken)
    {
        if (plan.From == plan.To)
        {
            throw new InputException("to", "must be another version than from");
        }

        var versions = await context.Set<SequenceVersion>().AsNoTracking().Where(row => row.SequenceId == sequenceId && (row.Number == plan.From || row.Number == plan.To)).ToListAsync(cancellationToken);
        return (versions.Find(row => row.Number == plan.From) ?? throw new NotFoundException("version"), versions.Find(row => row.Number == plan.To) ?? throw new NotFoundException("version"));
    }

    private static async Task<List<MigrationStep>> StepsAsync(
        FollowUpDbContext context, SequenceVersion from, Flow older, Flow newer, MigrationPlan plan, CancellationToken cancellationToken)
    {
        foreach (var (old, target) in plan.Moves)
        {
            if (older.Find(old) is null || newer.Find(target) is null)
            {
                throw new InputException($"moves.{old}", older.Find(old) is null ? "is no step of the version they are in" : $"leads to '{target}', which is no step of the version they go to");
            }
        }

        var inside = await context.Set<Enrollment>().AsNoTracking()
            .Where(row => row.VersionId == from.Id && (row.Status == EnrollmentStatus.Active || row.Status == EnrollmentStatus.Held))
            .GroupBy(row => row.Step).Select(group => new { Step = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var changes = FlowDiff.Between(older, newer).Where(change => change.StepId is not null).ToDictionary(change => change.StepId!, change => change.Kind);
        return [.. inside.OrderBy(row => row.Step, StringComparer.Ordinal).Select(row => new MigrationStep(
            row.Step, row.Count, plan.Moves.GetValueOrDefault(row.Step) ?? (newer.Find(row.Step) is null ? null : row.Step),
            changes.TryGetValue(row.Step, out var change) ? change : null))];
    }
}
