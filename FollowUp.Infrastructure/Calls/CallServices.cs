using FollowUp.Core.Engine;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Calls;

internal static class CallServices
{
    /// <summary>A receiver that needs longer does its work after it has answered.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>Registers what steps do outside the database. <c>Calls:AllowPrivateAddresses</c> lets calls reach private networks.</summary>
    public static IServiceCollection AddCalls(this IServiceCollection services, IConfiguration configuration)
    {
        var connect = new PublicConnect(configuration.GetValue("Calls:AllowPrivateAddresses", false));
        services.AddHttpClient(WebhookCall.Client, client => client.Timeout = TimeLimit)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = TimeLimit,
                MaxResponseHeadersLength = 16,
                ConnectCallback = connect.ConnectAsync,
            });
        return services
            .AddSingleton<WebhookCall>()
            .AddSingleton<IWebhookTrials, WebhookTrials>()
            .AddSingleton<MemberNotice>()
            .AddSingleton<IStepActionRunner, StepActionRunner>()
            .AddSingleton<IStepActions, StepActions>()
            .AddSingleton(new ActionScanOptions())
            .AddSingleton<ActionScan>();
    }
}
