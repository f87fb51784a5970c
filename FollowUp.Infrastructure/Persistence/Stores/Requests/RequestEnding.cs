using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Delivery;
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
        await LeaveAsync(context, ids, enrollmentIds, stopReason, detail, now, cancellationToken);
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

    /// <summary>Enrollments leave and their waiting messages are cancelled; what is being handed over is seen through.</summary>
    public static async Task LeaveAsync(
        FollowUpDbContext context, IIdSource ids, IReadOnlyCollection<Guid> enrollmentIds, string stopReason, string detail, Instant now, CancellationToken cancellationToken)
    {
        await context.Set<Enrollment>()
            .Where(row => enrollmentIds.Contains(row.Id) && (row.Status == EnrollmentStatus.Active || row.Status == EnrollmentStatus.Held))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, EnrollmentStatus.Exited).SetProperty(row => row.StopReason, stopReason)
                    .SetProperty(row => row.EndedAt, now).SetProperty(row => row.DueAt, (Instant?)null).SetProperty(row => row.AwaitsMessages, false)
                    .SetProperty(row => row.AwaitsEvent, (string?)null),
                cancellationToken);
        await WaitingMessages.CancelAsync(context, ids, context.Set<Message>().Where(row => enrollmentIds.Contains(row.OriginId)), detail, now, cancellationToken);
    }
}
