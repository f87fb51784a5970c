using System.Linq.Expressions;
using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Tracking;

/// <summary>What a click does to a request.</summary>
internal static class RequestClick
{
    /// <summary>Who clicked has the message, so a click also settles whether it was sent. The first time stays.</summary>
    /// <returns>How many requests had not been clicked before.</returns>
    public static async Task<int> RecordAsync(FollowUpDbContext context, Expression<Func<Request, bool>> which, Instant now, CancellationToken cancellationToken)
    {
        var first = await context.Set<Request>().Where(which).Where(row => row.ClickedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClickedAt, now), cancellationToken);
        await context.Set<Request>().Where(which)
            .Where(row => row.Status == RequestStatus.Queued || row.Status == RequestStatus.Sent || row.Status == RequestStatus.Unknown)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, RequestStatus.Clicked), cancellationToken);
        return first;
    }
}
