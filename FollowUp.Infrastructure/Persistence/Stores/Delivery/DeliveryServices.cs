using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Infrastructure.Persistence.Stores.Delivery.DeadLetters;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery;

internal static class DeliveryServices
{
    /// <summary>Registers what delivery reads and writes outside its scan.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
        => services
            .AddSingleton(provider => new PublicLinks(provider.GetRequiredService<AppAddress>().ToString()))
            .AddSingleton<ChannelDirectory>()
            .AddSingleton<IChannelDirectory>(provider => provider.GetRequiredService<ChannelDirectory>())
            .AddSingleton<SystemMailPlanner>()
            .AddSingleton<ISystemMail>(provider => provider.GetRequiredService<SystemMailPlanner>())
            .AddSingleton<IDeadLetters, DeadLetterStore>()
            .AddSingleton<ICleanUpRules, CleanUpRuleStore>()
            .AddSingleton<TestMessage>()
            .AddSingleton<IChannelAccountTest, ChannelAccountTest>();
}
