using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Import;
using FollowUp.Core.Consent.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

internal static class ConsentServices
{
    /// <summary>Registers the ledger, what writes and reads it, and the rules of consent.</summary>
    public static IServiceCollection AddConsent(this IServiceCollection services)
        => services
            .AddSingleton<ConsentLedger>()
            .AddSingleton<ConfirmationMails>()
            .AddSingleton<ToldConsentLines>()
            .AddSingleton<IConfirmations, Confirmations>()
            .AddSingleton<IConsentRules, ConsentRuleStore>()
            .AddSingleton<IConsents, ConsentStore>()
            .AddSingleton<ILedgerChecks, LedgerVerifier>()
            .AddSingleton<IConsentEvidence, ConsentEvidenceStore>()
            .AddSingleton<IConsentImport, ConsentImportStore>();
}
