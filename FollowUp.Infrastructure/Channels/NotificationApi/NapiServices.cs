using FollowUp.Core.Delivery.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Channels.NotificationApi;

internal static class NapiServices
{
    public static IServiceCollection AddNotificationApiChannel(this IServiceCollection services) => services.AddSingleton<IChannelSender, NapiSender>();
}
