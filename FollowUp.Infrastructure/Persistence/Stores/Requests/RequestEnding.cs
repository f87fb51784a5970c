using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Delivery;
using FollowUp.Infrastructure.Persistence.Stores.Engine;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Requests;

/// <summary>Ends requests before their time: what was not handed over is not sent, and their enrollments leave.</summary>
internal static class RequestEnding
{
    /// <param name="stopReason">Of the enrollments.</param>
    /// <param name="detail">Why, in plain words.</param>
    /// <returns>How many messages were cancelled.</returns>
    public static async Task<int> CancelAsync(
        FollowUpDbContext context, IIdSource ids, IReadOnlyCollection<Guid> requestIds, string stopReason, string detail, Instant now, CancellationToken cancellationToken)
    {
        var requests = await context.Set<Request>().AsNoTracking().Where(row => requestIds.Contains(row.Id))
            .Select(row => new { row.Id, row.OrganizationId, row.EnrollmentId }).ToListAsync(cancellationToken);
        var enrollmentIds = requests.Select(row => row.EnrollmentId).ToList();
        var cancelled = await EnrollmentLeaving.LeaveAsync(context, ids, context.Set<Enrollment>().Where(row => enrollmentIds.Contains(row.Id)), stopReason, detail, now, cancellationToken);
        await context.Set<Request>().Where(row => requestIds.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, RequestStatus.Cancelled).SetProperty(row => row.NextReminderAt, (Instant?)null).SetProperty(row => row.LastError, detail),
            cancellationToken);
        await NoteAsync(context, ids, requests.ConvertAll(row => (row.Id, row.OrganizationId)), "cancelled", detail, now, cancellationToken);
        return cancelled;
    }

    /// <summary>
    /// Nothing more is sent for requests that people may have already; their links work until they expire. The enrollments
    /// stand at the last wait, which only keeps a request open until then.
    /// </summary>
    /// <returns>How many messages were cancelled.</returns>
    public static async Task<int> RestAsync(
        FollowUpDbContext context, IIdSource ids, IReadOnlyCollection<Guid> requestIds, string type, string detail, Instant now, CancellationToken cancellationToken)
    {
        var requests = await context.Set<Request>().AsNoTracking().Where(row => requestIds.Contains(row.Id))
            .Select(row => new { row.Id, row.OrganizationId, row.EnrollmentId }).ToListAsync(cancellationToken);
        var enrollmentIds = requests.ConvertAll(row => row.EnrollmentId);
        var cancelled = await WaitingMessages.CancelAsync(
            context, ids, context.Set<Message>().Where(row => row.Origin == OriginKind.Enrollment && enrollmentIds.Contains(row.OriginId)), detail, now, cancellationToken);
        await context.Set<Enrollment>()
            .Where(row => enrollmentIds.Contains(row.Id) && (row.Status == EnrollmentStatus.Active || row.Status == EnrollmentStatus.Held) && row.Step != RequestFlow.Open)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Step, RequestFlow.Open).SetProperty(row => row.DueAt, row => row.ExpiresAt)
                    .SetProperty(row => row.AwaitsMessages, false).SetProperty(row => row.AwaitsEvent, (string?)null),
                cancellationToken);

        // One that was told before is not told again.
        var fresh = await context.Set<Request>().Where(row => requestIds.Contains(row.Id) && !context.Set<RequestEvent>().Any(told => told.RequestId == row.Id && told.Type == type))
            .Select(row => row.Id).ToListAsync(cancellationToken);
        await context.Set<Request>().Where(row => requestIds.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextReminderAt, (Instant?)null), cancellationToken);
        await NoteAsync(context, ids, [.. requests.Where(row => fresh.Contains(row.Id)).Select(row => (row.Id, row.OrganizationId))], type, detail, now, cancellationToken);
        return cancelled;
    }

    private static Task<int> NoteAsync(
        FollowUpDbContext context, IIdSource ids, IReadOnlyList<(Guid Id, Guid OrganizationId)> requests, string type, string detail, Instant now, CancellationToken cancellationToken)
    {
        context.AddRange(requests.Select(row => new RequestEvent
        {
            Id = ids.NewId(),
            OrganizationId = row.OrganizationId,
            RequestId = row.Id,
            Type = type,
            At = now,
            Detail = detail,
        }));
        return context.SaveChangesAsync(cancellationToken);
    }
}
