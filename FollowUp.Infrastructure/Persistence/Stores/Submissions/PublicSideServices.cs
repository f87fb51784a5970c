using FollowUp.Core.Consent;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Infrastructure.Persistence.Stores.Reviews;
using FollowUp.Infrastructure.Persistence.Stores.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Submissions;

internal static class PublicSideServices
{
    /// <summary>Registers what contacts do by the links they were sent, and the reviews that come of it.</summary>
    public static IServiceCollection AddPublicSide(this IServiceCollection services)
        => services
            .AddSingleton<ITracking, TrackingStore>()
            .AddSingleton<ISubmissions, SubmissionStore>()
            .AddConsent()
            .AddOptOuts()
            .AddSingleton<IReviews, ReviewStore>();
}
