using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Requests;

/// <summary>Turns a <see cref="RequestFilter"/> into a query.</summary>
internal static class RequestSelection
{
    public static IQueryable<Request> Apply(FollowUpDbContext context, IQueryable<Request> requests, RequestFilter filter)
    {
        if (filter.Status is { } status)
        {
            requests = requests.Where(request => request.Status == status);
        }

        if (filter.CampaignId is { } campaign)
        {
            requests = requests.Where(request => request.CampaignId == campaign);
        }

        if (filter.From is { } from)
        {
            requests = requests.Where(request => request.CreatedAt >= from);
        }

        if (filter.To is { } to)
        {
            requests = requests.Where(request => request.CreatedAt < to);
        }

        if (filter.Channel is { } channel)
        {
            var wanted = channel == Core.Kernel.Channel.Email ? RequestChannel.Email : RequestChannel.Sms;
            requests = requests.Where(request => context.Set<RequestCampaign>().Any(
                row => row.Id == request.CampaignId && (row.Channel == wanted || row.Channel == RequestChannel.Both)));
        }

        return requests;
    }
}
