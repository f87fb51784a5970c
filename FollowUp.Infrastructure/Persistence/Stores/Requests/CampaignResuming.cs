using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Requests;

/// <summary>Wakes what a paused campaign held.</summary>
internal static class CampaignResuming
{
    /// <remarks>
    /// Messages of the sequence that wait are looked at again at once: the hold put them off for a while, and one that
    /// waits for another reason is put off again by it.
    /// </remarks>
    public static async Task RunAsync(FollowUpDbContext context, Guid sequenceId, Instant now, CancellationToken cancellationToken)
    {
        await context.Set<Enrollment>().Where(row => row.SequenceId == sequenceId && row.Status == EnrollmentStatus.Held).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, EnrollmentStatus.Active).SetProperty(row => row.DueAt, now),
            cancellationToken);
        var inside = context.Set<Enrollment>().Where(row => row.SequenceId == sequenceId && row.Status == EnrollmentStatus.Active).Select(row => row.Id);
        await context.Set<Message>()
            .Where(row => row.State == MessageState.Planned && row.DueAt > now && row.Origin == OriginKind.Enrollment && inside.Contains(row.OriginId))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, now), cancellationToken);
    }
}
