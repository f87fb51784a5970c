using FollowUp.Core.Delivery.DeadLetters;
using Quartz;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>Puts away dead letters that are as old as the organizations' rules say.</summary>
[DisallowConcurrentExecution]
internal sealed class DeadLetterCleanUp(ICleanUpRules rules) : IJob
{
    private const int Batch = 500;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        while (await rules.RunAsync(Batch, cancellationToken) > 0)
        {
            // The next batch is a transaction of its own, so that sending goes on in between.
        }
    }
}
