using Quartz;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>Wakes the scans for what became due or came from another node.</summary>
[DisallowConcurrentExecution]
internal sealed class ScanTick(ScanSignals signals) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var kind in Enum.GetValues<ScanKind>())
        {
            signals.Wake(kind);
        }

        return default;
    }
}
