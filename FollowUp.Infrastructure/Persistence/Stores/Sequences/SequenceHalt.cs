using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Stores.Engine;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Sequences;

/// <summary>What pausing, resuming and archiving do to those inside a sequence.</summary>
internal static class SequenceHalt
{
    public static Task PauseAsync(FollowUpDbContext context, IIdSource ids, Guid sequenceId, PauseChoice choice, Instant now, CancellationToken cancellationToken)
        => choice == PauseChoice.Stop
            ? StopAsync(context, ids, sequenceId, "sequence_paused", "The sequence was paused and those inside were stopped.", now, cancellationToken)
            : context.Set<Enrollment>().Where(row => row.SequenceId == sequenceId && row.Status == EnrollmentStatus.Active)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, EnrollmentStatus.Held), cancellationToken);

    /// <summary>All inside leave and what waits is not sent.</summary>
    public static Task StopAsync(FollowUpDbContext context, IIdSource ids, Guid sequenceId, string reason, string detail, Instant now, CancellationToken cancellationToken)
        => EnrollmentLeaving.LeaveAsync(context, ids, context.Set<Enrollment>().Where(row => row.SequenceId == sequenceId), reason, detail, now, cancellationToken);

    /// <summary>
    /// Those held go on where they stood. What fell due meanwhile is spread evenly over the time given; messages that
    /// the pause put off are looked at again at once.
    /// </summary>
    public static async Task ResumeAsync(FollowUpDbContext context, Dialect dialect, Guid sequenceId, Duration over, Instant now, CancellationToken cancellationToken)
    {
        var overdue = await context.Set<Enrollment>().AsNoTracking()
            .Where(row => row.SequenceId == sequenceId && row.Status == EnrollmentStatus.Held && row.DueAt != null && row.DueAt <= now)
            .OrderBy(row => row.DueAt).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellationToken);
        var session = new BatchSession(context, dialect);
        foreach (var (first, chunk) in overdue.Chunk(1000).Select((chunk, index) => (index * 1000, chunk)))
        {
            var rows = chunk.Select((id, index) => new ResumedRow(id, now + (over * ((first + index) / (double)overdue.Count))));
            await session.ExecuteAsync(
                $"""UPDATE "Enrollments" SET "DueAt" = r."NewDueAt" FROM {dialect.Rows<ResumedRow>()} AS r WHERE "Enrollments"."Id" = r."Key" """,
                cancellationToken, ("rows", RowJson.Write(rows)));
        }

        await context.Set<Enrollment>().Where(row => row.SequenceId == sequenceId && row.Status == EnrollmentStatus.Held)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, EnrollmentStatus.Active), cancellationToken);
        var inside = context.Set<Enrollment>().Where(row => row.SequenceId == sequenceId).Select(row => row.Id);
        await context.Set<Message>()
            .Where(row => row.State == MessageState.Planned && row.DueAt > now && row.Origin == OriginKind.Enrollment && inside.Contains(row.OriginId))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, now), cancellationToken);
    }

    private sealed record ResumedRow(Guid Key, Instant NewDueAt);
}
