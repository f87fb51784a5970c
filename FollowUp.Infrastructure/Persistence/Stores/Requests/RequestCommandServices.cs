using FollowUp.Core.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Requests;

internal static class RequestCommandServices
{
    /// <summary>Registers what people do with requests and their campaigns.</summary>
    public static IServiceCollection AddRequestCommands(this IServiceCollection services)
        => services
            .AddSingleton<IRequestCommands, RequestCommands>()
            .AddSingleton<IRequestCampaigns, RequestCampaignStore>();
}
