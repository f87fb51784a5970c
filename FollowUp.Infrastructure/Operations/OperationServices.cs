using FollowUp.Core.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FollowUp.Infrastructure.Operations;

internal static class OperationServices
{
    /// <summary>Registers what tells how the product is doing.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services
            .AddSingleton<ScanLag>()
            .AddSingleton<MetricsPage>()
            .AddSingleton<IMetricsPage>(provider => provider.GetRequiredService<MetricsPage>())
            .AddSingleton<IHostedService>(provider => provider.GetRequiredService<MetricsPage>());
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<ScanCheck>("scans")
            .AddCheck<LedgerHealth>("consent ledger");
        return services;
    }
}
