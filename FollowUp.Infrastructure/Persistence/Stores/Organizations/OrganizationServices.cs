using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence.Stores.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Organizations;

internal static class OrganizationServices
{
    /// <summary>Registers members, keys, webhook secrets and provider accounts.</summary>
    public static IServiceCollection AddOrganizations(this IServiceCollection services)
        => services
            .AddSingleton<IOrganizations, OrganizationStore>()
            .AddSingleton<IMembers, MemberStore>()
            .AddSingleton<ApiKeyStore>()
            .AddSingleton<IApiKeys>(provider => provider.GetRequiredService<ApiKeyStore>())
            .AddSingleton<IApiKeyLookup>(provider => provider.GetRequiredService<ApiKeyStore>())
            .AddSingleton<WebhookSecretStore>()
            .AddSingleton<IWebhookSecrets>(provider => provider.GetRequiredService<WebhookSecretStore>())
            .AddSingleton<IWebhookKeys>(provider => provider.GetRequiredService<WebhookSecretStore>())
            .AddSingleton<ChannelAccountData>()
            .AddSingleton<AccountPulseQuery>()
            .AddSingleton<IChannelAccounts, ChannelAccountStore>();
}
