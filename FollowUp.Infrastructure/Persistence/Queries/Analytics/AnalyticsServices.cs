using FollowUp.Core.Analytics;
using FollowUp.Core.Analytics.Compliance;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

internal static class AnalyticsServices
{
    /// <summary>Registers what pages show in figures.</summary>
    public static IServiceCollection AddAnalytics(this IServiceCollection services)
        => services
            .AddSingleton<IAccountHealth, AccountHealthQuery>()
            .AddSingleton<AttentionQuery>()
            .AddSingleton<SetupQuery>()
            .AddSingleton<ICosts, CostQueries>()
            .AddSingleton<IComplianceReports, ComplianceQueries>()
            .AddSingleton<IHomeQueries, HomeQueries>();
}
