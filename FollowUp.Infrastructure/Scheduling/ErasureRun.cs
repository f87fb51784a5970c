using FollowUp.Infrastructure.Persistence.Privacy;
using Quartz;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>Goes on with erasures that were not finished at once, also after a restart.</summary>
[DisallowConcurrentExecution]
internal sealed class ErasureRun(ErasureWork work) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await work.RunAsync(cancellationToken);
}
