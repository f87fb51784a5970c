using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Infrastructure.Persistence.Stores.Templates;
using FollowUp.Infrastructure.Persistence.Stores.WhatsApp;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Templating;

internal static class TemplatingServices
{
    /// <summary>Registers what turns templates into messages.</summary>
    public static IServiceCollection AddTemplating(this IServiceCollection services)
        => services
            .AddSingleton<ITemplateRenderer, HandlebarsRenderer>()
            .AddSingleton<MessageComposer>()
            .AddSingleton<SampleMessage>()
            .AddSingleton<TemplatePreview>()
            .AddSingleton<ITemplates, TemplateStore>()
            .AddSingleton<TemplateSync>()
            .AddSingleton<IApprovedTemplates, ApprovedTemplateStore>();
}
