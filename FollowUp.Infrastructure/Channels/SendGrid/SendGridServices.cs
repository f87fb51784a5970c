using FollowUp.Core.Delivery.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Channels.SendGrid;

internal static class SendGridServices
{
    public static IServiceCollection AddSendGridChannel(this IServiceCollection services) => services.AddSingleton<IChannelSender, SendGridSender>();
}
