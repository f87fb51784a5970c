using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Channels.Twilio;

internal static class TwilioServices
{
    public static IServiceCollection AddTwilioChannel(this IServiceCollection services) => services.AddSingleton<IChannelSender, TwilioSender>().AddSingleton<ITemplateCatalogue, TwilioCatalogue>();
}
