using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Delivery.Gates.Windows;
using FollowUp.Core.Delivery.TemplateTests;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Infrastructure.Persistence.Stores.Costs;
using FollowUp.Infrastructure.Persistence.Stores.Delivery.DeadLetters;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery;

internal static class DeliveryServices
{
    /// <summary>Registers what delivery reads and writes outside its scan.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
        => services
            .AddSingleton(Rules())
            .AddSingleton<WindowChecks>()
            .AddSingleton(provider => Links(provider.GetRequiredService<AppAddress>()))
            .AddSingleton<ChannelDirectory>()
            .AddSingleton<IChannelDirectory>(provider => provider.GetRequiredService<ChannelDirectory>())
            .AddSingleton<SystemMailPlanner>()
            .AddSingleton<ISystemMail>(provider => provider.GetRequiredService<SystemMailPlanner>())
            .AddSingleton<IDeadLetters, DeadLetterStore>()
            .AddSingleton<ICleanUpRules, CleanUpRuleStore>()
            .AddSingleton<IPrices, PriceStore>()
            .AddSingleton<TestMessage>()
            .AddSingleton<IChannelAccountTest, ChannelAccountTest>()
            .AddSingleton<TemplateTestMessage>()
            .AddSingleton<SandboxTests>()
            .AddSingleton<ITemplateTest, TemplateTest>();

    private static WindowRules Rules()
    {
        try
        {
            return WindowRules.Load();
        }
        catch (FormatException wrong)
        {
            throw new ConfigurationException(wrong.Message);
        }
    }

    private static PublicLinks Links(AppAddress address) => new(address.ToString(), address.ShortRoot);
}
