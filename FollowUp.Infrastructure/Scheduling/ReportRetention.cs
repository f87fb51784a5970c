using FollowUp.Core.Delivery.Reports;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartz;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>Deletes reports that were kept long enough to tell their repeats.</summary>
[DisallowConcurrentExecution]
internal sealed class ReportRetention(Database database, IClock clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var until = clock.GetCurrentInstant() - ProviderEvent.Keep;
        await database.WriteAsync(DataScope.All, data => data.Set<ProviderEvent>().Where(row => row.ReceivedAt <= until).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }
}
