using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Engine;

/// <summary>Counts what happened at each step of a sequence.</summary>
internal static class StepFigures
{
    public static async Task<IReadOnlyList<StepCounts>> ReadAsync(FollowUpDbContext context, Guid sequenceId, Guid? versionId, CancellationToken cancellationToken)
    {
        var enrollments = context.Set<Enrollment>().AsNoTracking().Where(row => row.SequenceId == sequenceId && (versionId == null || row.VersionId == versionId));
        var waiting = await enrollments.Where(row => row.Status == EnrollmentStatus.Active || row.Status == EnrollmentStatus.Held)
            .GroupBy(row => row.Step).Select(group => new { Step = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var passed = await context.Set<Execution>().AsNoTracking().Join(enrollments, row => row.EnrollmentId, row => row.Id, (row, _) => row.Step)
            .GroupBy(step => step).Select(group => new { Step = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var messages = (await context.Set<Message>().AsNoTracking().Join(enrollments, row => row.OriginId, row => row.Id, (row, _) => row)
                .GroupBy(row => row.Slot)
                .Select(group => new
                {
                    Slot = group.Key,
                    Sent = group.Count(row => row.SentAt != null),
                    Opened = group.Count(row => row.OpenedAt != null || row.ClickedAt != null),
                    Clicked = group.Count(row => row.ClickedAt != null),
                    Failed = group.Count(row => row.State == MessageState.Failed),
                })
                .ToListAsync(cancellationToken))
            .GroupBy(row => StepSlot.Read(row.Slot).Step).ToDictionary(group => group.Key, group => group.ToList());
        return [.. waiting.Select(row => row.Step).Concat(passed.Select(row => row.Step)).Concat(messages.Keys).Distinct().Order(StringComparer.Ordinal).Select(step =>
        {
            var sent = messages.GetValueOrDefault(step, []);
            return new StepCounts(
                step, waiting.Where(row => row.Step == step).Sum(row => row.Count), passed.Where(row => row.Step == step).Sum(row => row.Count),
                sent.Sum(row => row.Sent), sent.Sum(row => row.Opened), sent.Sum(row => row.Clicked), sent.Sum(row => row.Failed));
        })];
    }
}
