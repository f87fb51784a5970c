using FollowUp.Infrastructure.Calls;
using FollowUp.Infrastructure.Channels.Infobip;
using FollowUp.Infrastructure.Channels.Meta;
using FollowUp.Infrastructure.Channels.NotificationApi;
using FollowUp.Infrastructure.Channels.Resend;
using FollowUp.Infrastructure.Channels.SendGrid;
using FollowUp.Infrastructure.Channels.Twilio;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FollowUp.Infrastructure.Channels.Http;

internal static class HttpChannelServices
{
    /// <summary>Registers every provider that is reached by HTTP. <c>Channels:AllowPrivateAddresses</c> lets accounts name addresses inside private networks.</summary>
    public static IServiceCollection AddHttpChannels(this IServiceCollection services, IConfiguration configuration)
        => services
            .AddProviderHttp(HttpLimits.Default, new HttpAddresses(configuration.GetValue("Channels:AllowPrivateAddresses", false)))
            .AddResendChannel()
            .AddSendGridChannel()
            .AddTwilioChannel()
            .AddInfobipChannel()
            .AddNotificationApiChannel()
            .AddMetaChannel();

    /// <summary>What the senders share. Needs an <see cref="NodaTime.IClock"/>.</summary>
    public static IServiceCollection AddProviderHttp(this IServiceCollection services, HttpLimits limits, HttpAddresses addresses)
    {
        var connect = new PublicConnect(addresses.AllowPrivate);

        // Its log would hold addresses, and addresses of look-ups hold phone numbers.
        services.AddHttpClient(ProviderHttp.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()

            // Connections age by themselves, below; a new handler would drop those in use.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = limits.Connect,
                MaxResponseHeadersLength = 32,
                ConnectCallback = connect.ConnectAsync,

                // Shorter than providers keep theirs: a connection closed under a request would leave its end uncertain.
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        services.TryAddSingleton(limits);
        services.TryAddSingleton(addresses);
        services.TryAddSingleton<ProviderHttp>();
        return services;
    }
}
