using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Engine;

/// <summary>What one enrollment went through.</summary>
internal static class EnrollmentHistory
{
    /// <summary>Moments of a kind that are shown.</summary>
    private const int Most = 500;

    public static async Task<EnrollmentDetail?> ReadAsync(FollowUpDbContext context, Guid enrollmentId, CancellationToken cancellationToken)
    {
        var enrollment = await context.Set<Enrollment>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == enrollmentId, cancellationToken);
        if (enrollment is null)
        {
            return null;
        }

        var row = (await EnrollmentList.Rows(context, context.Set<Enrollment>().AsNoTracking().Where(one => one.Id == enrollmentId), cancellationToken))[0];
        var steps = await context.Set<Execution>().AsNoTracking().Where(one => one.EnrollmentId == enrollmentId).OrderBy(one => one.Id).Take(Most)
            .Select(one => new EnrollmentMoment(one.RanAt, "step", one.Step, one.Note, null)).ToListAsync(cancellationToken);
        var messages = await context.Set<Message>().AsNoTracking().Where(one => one.OriginId == enrollmentId).OrderBy(one => one.Id).Take(Most)
            .Select(one => new { one.Id, one.Slot, one.Channel, one.State, one.PlannedAt, one.SentAt, one.LastError }).ToListAsync(cancellationToken);
        var actions = await context.Set<StepAction>().AsNoTracking().Where(one => one.EnrollmentId == enrollmentId).OrderBy(one => one.Id).Take(Most)
            .Select(one => new { one.Step, one.Kind, one.State, one.PlannedAt, one.EndedAt, one.LastError }).ToListAsync(cancellationToken);
        var history = new List<EnrollmentMoment> { new(enrollment.EnteredAt, "entered", null, enrollment.Subject.Length == 0 ? null : enrollment.Subject) };
        history.AddRange(steps);
        history.AddRange(messages.Select(one => new EnrollmentMoment(
            one.SentAt ?? one.PlannedAt, "message", StepSlot.Read(one.Slot).Step, Words(one.Channel.ToString(), one.State.ToString(), one.LastError), one.Id)));
        history.AddRange(actions.Select(one => new EnrollmentMoment(one.EndedAt ?? one.PlannedAt, "action", one.Step, Words(one.Kind.ToString(), one.State.ToString(), one.LastError))));
        if (enrollment.EndedAt is { } ended)
        {
            history.Add(new EnrollmentMoment(ended, "ended", enrollment.Step, enrollment.StopReason));
        }

        return new EnrollmentDetail(row, enrollment.AwaitsEvent, [.. history.OrderBy(moment => moment.At)]);
    }

    private static string Words(string kind, string state, string? error)
        => string.Join(' ', new[] { kind.ToLowerInvariant(), state.ToLowerInvariant() }) + (error is null ? "" : $": {error}");
}
