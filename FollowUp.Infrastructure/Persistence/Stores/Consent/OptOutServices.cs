using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Preferences;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

internal static class OptOutServices
{
    /// <summary>Registers every way of opting out and the lists of who did.</summary>
    public static IServiceCollection AddOptOuts(this IServiceCollection services)
        => services
            .AddSingleton<OptOuts>()
            .AddSingleton<KeywordAnswers>()
            .AddSingleton<KeywordInbox>()
            .AddSingleton<AddressStandings>()
            .AddSingleton<IOptOuts, OptOutStore>()
            .AddSingleton<IContactOptOuts, ContactOptOutStore>()
            .AddSingleton<IPossibleOptOuts, PossibleOptOutStore>()
            .AddSingleton<IPreferences, PreferenceStore>()
            .AddSingleton<ISuppressions, SuppressionStore>()
            .AddHostedService<SuppressionHashing>()
            .AddHostedService<InstallationList>();
}
