using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Channels.Infobip;

internal static class InfobipServices
{
    public static IServiceCollection AddInfobipChannel(this IServiceCollection services) => services.AddSingleton<IChannelSender, InfobipSender>().AddSingleton<ITemplateCatalogue, InfobipCatalogue>();
}
