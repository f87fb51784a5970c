using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Catalogue;
using FollowUp.Infrastructure.Persistence.Queries.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FollowUp.Infrastructure.Channels.Sandbox;

internal static class SandboxServices
{
    /// <summary>Registers the Sandbox: its sender, its receipts and what its page reads.</summary>
    public static IServiceCollection AddSandboxChannel(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<SandboxReceipts>()
            .AddHostedService(provider => provider.GetRequiredService<SandboxReceipts>())
            .AddSingleton<IChannelSender, SandboxSender>()
            .AddSingleton<ITemplateCatalogue, SandboxCatalogue>()
            .AddSingleton<SandboxReplies>()
            .AddSingleton<ISandbox, SandboxQueries>();
    }
}
