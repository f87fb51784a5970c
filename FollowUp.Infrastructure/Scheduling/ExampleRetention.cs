using FollowUp.Core.Capture;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartz;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>Deletes bodies of webhooks that were kept long enough, also where nothing comes any more.</summary>
[DisallowConcurrentExecution]
internal sealed class ExampleRetention(Database database, IClock clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var until = clock.GetCurrentInstant() - WebhookExample.Keep;
        await database.WriteAsync(DataScope.All, data => data.Set<WebhookExample>().Where(row => row.ReceivedAt <= until).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }
}
