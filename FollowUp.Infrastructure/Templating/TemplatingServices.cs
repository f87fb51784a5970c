using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Templates;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Templating;

internal static class TemplatingServices
{
    /// <summary>Registers what turns templates into messages.</summary>
    public static IServiceCollection AddTemplating(this IServiceCollection services)
        => services
            .AddSingleton(provider => new PublicLinks(provider.GetRequiredService<AppAddress>().ToString()))
            .AddSingleton<ITemplateRenderer, HandlebarsRenderer>()
            .AddSingleton<MessageComposer>();
}
