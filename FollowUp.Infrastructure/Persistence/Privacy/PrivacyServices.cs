using FollowUp.Core.Audit;
using FollowUp.Core.Privacy;
using FollowUp.Infrastructure.Persistence.Privacy.Retention;
using FollowUp.Infrastructure.Persistence.Queries.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Privacy;

internal static class PrivacyServices
{
    /// <summary>Registers the rights of persons and the audit log.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<ErasureParts>()
        .AddSingleton<ErasureBeginning>()
        .AddSingleton<ErasureWork>()
        .AddSingleton<PersonData>()
        .AddSingleton<PersonExport>()
        .AddSingleton<IPersonRights, PersonRights>()
        .AddSingleton<IPrivacyRequests, PrivacyRequests>()
        .AddSingleton<IAuditLog, AuditLog>()
        .AddSingleton<OldMessages>()
        .AddSingleton<OldRecords>()
        .AddSingleton<OldLedgerLines>()
        .AddSingleton<OptedOutContacts>()
        .AddSingleton<RetentionRounds>()
        .AddSingleton<IRetention, RetentionStore>();
}
