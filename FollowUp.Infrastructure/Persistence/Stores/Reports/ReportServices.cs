using FollowUp.Core.Delivery.Reports;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Reports;

internal static class ReportServices
{
    /// <summary>Registers what takes reports of providers and messages that people send.</summary>
    public static IServiceCollection AddProviderReports(this IServiceCollection services)
        => services
            .AddSingleton<IProviderAccounts, ProviderAccounts>()
            .AddSingleton<IProviderReports, ProviderReportStore>()
            .AddSingleton<IReceivedMessages, ReceivedMessageStore>()
            .AddSingleton<ProviderIntake>()
            .AddSingleton<ReportScan>();
}
