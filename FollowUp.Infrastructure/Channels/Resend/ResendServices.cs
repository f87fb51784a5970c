using FollowUp.Core.Delivery.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Channels.Resend;

internal static class ResendServices
{
    public static IServiceCollection AddResendChannel(this IServiceCollection services) => services.AddSingleton<IChannelSender, ResendSender>();
}
