using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Requests;

namespace FollowUp.Infrastructure.Persistence.Queries.Requests;

/// <summary>Requests as the log shows them.</summary>
internal static class RequestRows
{
    /// <summary>With campaign and contact, in one statement.</summary>
    public static IQueryable<JoinedRequest> Join(IQueryable<Request> requests, FollowUpDbContext context)
        => from request in requests
           join campaign in context.Set<RequestCampaign>() on request.CampaignId equals campaign.Id
           join contact in context.Set<Contact>() on request.ContactId equals contact.Id
           orderby request.CreatedAt descending, request.Id descending
           select new JoinedRequest(request, campaign.Name, campaign.Channel, contact.FirstName, contact.LastName, contact.Email, contact.Phone);

    public static RequestRow Row(JoinedRequest joined, PublicLinks links)
    {
        var request = joined.Request;
        return new RequestRow(
            request.Id,
            request.Status,
            request.CampaignId,
            joined.Campaign,
            joined.Channel,
            request.ContactId,
            ContactName.Of(joined.FirstName, joined.LastName, joined.Email, joined.Phone),
            joined.Channel == RequestChannel.Sms ? joined.Phone : joined.Email ?? joined.Phone,
            request.OrderId,
            request.ItemId,
            request.Product,
            request.CreatedAt,
            request.ScheduledAt,
            request.FirstSentAt,
            request.ReminderCount,
            request.NextReminderAt,
            request.ClickedAt,
            request.SubmittedAt,
            request.LastError,
            joined.Email,
            joined.Phone,
            links.Request(request.Token));
    }
}

/// <summary>A request with what its row shows of others.</summary>
internal sealed record JoinedRequest(Request Request, string Campaign, RequestChannel Channel, string? FirstName, string? LastName, string? Email, string? Phone);
