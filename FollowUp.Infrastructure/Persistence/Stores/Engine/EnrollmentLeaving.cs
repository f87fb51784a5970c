using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Stores.Delivery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Engine;

/// <summary>Lets enrollments go before their end.</summary>
internal static class EnrollmentLeaving
{
    /// <summary>Those among <paramref name="which"/> that still walk or are held leave, and their waiting messages are cancelled; what is being handed over is seen through.</summary>
    /// <param name="detail">Why, in plain words, for the history of the messages.</param>
    /// <returns>How many messages were cancelled.</returns>
    public static async Task<int> LeaveAsync(
        FollowUpDbContext context, IIdSource ids, IQueryable<Enrollment> which, string stopReason, string detail, Instant now, CancellationToken cancellationToken)
    {
        // Messages of those that have ended already may still wait; they are not wanted either.
        var cancelled = await WaitingMessages.CancelAsync(
            context, ids, context.Set<Message>().Where(row => row.Origin == OriginKind.Enrollment && which.Select(one => one.Id).Contains(row.OriginId)), detail, now, cancellationToken);
        await which.Where(row => row.Status == EnrollmentStatus.Active || row.Status == EnrollmentStatus.Held).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, EnrollmentStatus.Exited).SetProperty(row => row.StopReason, stopReason).SetProperty(row => row.EndedAt, now)
                .SetProperty(row => row.DueAt, (Instant?)null).SetProperty(row => row.AwaitsMessages, false).SetProperty(row => row.AwaitsEvent, (string?)null),
            cancellationToken);
        return cancelled;
    }
}
