using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Queries.Delivery;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Requests;

/// <summary>One request with all that explains it, in six statements.</summary>
internal static class RequestDetails
{
    /// <exception cref="NotFoundException">No such request in the organization.</exception>
    public static async Task<RequestDetail> ReadAsync(FollowUpDbContext context, PublicLinks links, Guid requestId, CancellationToken cancellationToken)
    {
        var joined = await RequestRows.Join(context.Set<Request>().AsNoTracking().Where(request => request.Id == requestId), context).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("request");
        var request = joined.Request;
        var campaign = await context.Set<RequestCampaign>().AsNoTracking().SingleAsync(row => row.Id == request.CampaignId, cancellationToken);
        var messages = await context.Set<Message>().AsNoTracking()
            .Where(message => message.OriginId == request.EnrollmentId && message.Origin == OriginKind.Enrollment)
            .OrderBy(message => message.PlannedAt).ThenBy(message => message.Id).ToViews(context).ToListAsync(cancellationToken);
        var review = await context.Set<Review>().AsNoTracking().Where(row => row.RequestId == requestId)
            .Select(row => new { row.Id, row.Rating }).SingleOrDefaultAsync(cancellationToken);
        var row = RequestRows.Row(joined, links);
        return new RequestDetail(
            row, row.Url, request.ExpiresAt, campaign, await EventsAsync(context, request, messages, cancellationToken), messages, review?.Id, review?.Rating);
    }

    private static async Task<IReadOnlyList<RequestActivity>> EventsAsync(
        FollowUpDbContext context, Request request, List<MessageView> messages, CancellationToken cancellationToken)
    {
        var own = await context.Set<RequestEvent>().AsNoTracking().Where(row => row.RequestId == request.Id)
            .Select(row => new { row.Id, row.Type, row.At, row.Detail }).ToListAsync(cancellationToken);
        var ofMessages = await context.Set<MessageEvent>().AsNoTracking().Where(row => row.OriginId == request.EnrollmentId)
            .Select(row => new { row.Id, row.MessageId, row.Type, row.At, row.Detail }).ToListAsync(cancellationToken);
        var byId = messages.ToDictionary(message => message.Id);
        return
        [
            .. own.Select(row => (row.Id, Activity: new RequestActivity(row.Type, row.At, null, null, null, row.Detail)))
                .Concat(ofMessages.Select(row => (row.Id, Activity: OfMessage(row.Type, row.At, byId.GetValueOrDefault(row.MessageId), row.Detail))))
                .OrderBy(pair => pair.Activity.At).ThenBy(pair => pair.Id)
                .Select(pair => pair.Activity),
        ];
    }

    private static RequestActivity OfMessage(string type, NodaTime.Instant at, MessageView? message, string? detail)
        => new(type, at, message?.Channel, message?.Provider, message?.ProviderMessageId, detail);
}
