using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Engine;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Requests;

/// <summary>Ends requests before their time: what was not handed over is not sent, and their enrollments leave.</summary>
internal static class RequestEnding
{
    /// <param name="stopReason">Of the enrollments.</param>
    /// <param name="detail">Why, in plain words.</param>
    public static async Task CancelAsync(
        FollowUpDbContext context, IIdSource ids, IReadOnlyCollection<Guid> requestIds, string stopReason, string detail, Instant now, CancellationToken cancellationToken)
    {
        var requests = await context.Set<Request>().AsNoTracking().Where(row => requestIds.Contains(row.Id))
            .Select(row => new { row.Id, row.OrganizationId, row.EnrollmentId }).ToListAsync(cancellationToken);
        var enrollmentIds = requests.Select(row => row.EnrollmentId).ToList();
        await EnrollmentLeaving.LeaveAsync(context, ids, context.Set<Enrollment>().Where(row => enrollmentIds.Contains(row.Id)), stopReason, detail, now, cancellationToken);
        await context.Set<Request>().Where(row => requestIds.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, RequestStatus.Cancelled).SetProperty(row => row.NextReminderAt, (Instant?)null).SetProperty(row => row.LastError, detail),
            cancellationToken);
        context.AddRange(requests.Select(row => new RequestEvent
        {
            Id = ids.NewId(),
            OrganizationId = row.OrganizationId,
            RequestId = row.Id,
            Type = "cancelled",
            At = now,
            Detail = detail,
        }));
        await context.SaveChangesAsync(cancellationToken);
    }
}
