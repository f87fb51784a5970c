using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Requests;
using FollowUp.Core.Segments;
using FollowUp.Infrastructure.Persistence.Queries.Contacts;
using FollowUp.Infrastructure.Persistence.Queries.Delivery;
using FollowUp.Infrastructure.Persistence.Queries.Requests;
using FollowUp.Infrastructure.Persistence.Queries.Segments;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Queries;

internal static class QueryServices
{
    /// <summary>Registers what pages and the API read.</summary>
    public static IServiceCollection AddQueries(this IServiceCollection services)
        => services
            .AddSingleton<IRequestQueries, RequestQueries>()
            .AddSingleton<IMessageQueries, MessageQueries>()
            .AddSingleton<IContactQueries, ContactQueries>()
            .AddSingleton<ISegmentQueries, SegmentQueries>();
}
