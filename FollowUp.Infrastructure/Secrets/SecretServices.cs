using FollowUp.Core.Consent;
using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FollowUp.Infrastructure.Secrets;

internal static class SecretServices
{
    /// <summary>Registers encryption of secrets. Comes after the database, which holds the keys.</summary>
    public static IServiceCollection AddSecrets(this IServiceCollection services)
    {
        // A fixed name: all nodes must read what one of them wrote, wherever they are installed.
        services.AddDataProtection().SetApplicationName("FollowUp");
        services.AddSingleton<DatabaseKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<DatabaseKeys>()));
        services.AddSingleton<ISecretProtector, SecretProtector>();
        services.AddSingleton<IKeyedHashes, InstallationKey>();
        return services.AddHostedService<InstallationKeyStart>();
    }
}
