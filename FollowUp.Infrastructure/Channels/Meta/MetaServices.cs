using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Channels.Meta;

internal static class MetaServices
{
    public static IServiceCollection AddMetaChannel(this IServiceCollection services) => services.AddSingleton<IChannelSender, MetaSender>().AddSingleton<ITemplateCatalogue, MetaCatalogue>();
}
