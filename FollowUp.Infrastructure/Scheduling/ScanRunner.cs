using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>
/// Runs one scan for as long as the process lives: again at once while there is work, then when woken by a signal or
/// the tick. After a failure it waits a little longer each time, and a stop lets the current batch end.
/// </summary>
/// <param name="full">What comes soon after a batch of fewer rows is taken together, so that a trickle does not cost a commit a row; 0 for scans that pace themselves.</param>
internal sealed partial class ScanRunner(
    ScanKind kind, int full, Func<CancellationToken, Task<int>> runOnce, Func<Task> end, ScanSignals signals, ScanMetrics metrics, ILogger<ScanRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the thread that starts the host.
        await Task.Yield();
        await RepeatAsync(stoppingToken);
        await end();
    }

    private async Task RepeatAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var handled = await RunAsync(stoppingToken);
                if (handled == 0)
                {
                    await signals.WaitAsync(kind, stoppingToken);
                }
                else if (handled < full)
                {
                    await Task.Delay(Gather, stoppingToken);
                }

                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                failures++;
                metrics.Failed(kind);
                LogFailed(error, kind, failures);
                await Task.Delay(BackOff(failures), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var timed = metrics.Time(kind);
        var handled = await runOnce(cancellationToken);
        metrics.Handled(kind, handled);
        return handled;
    }

    private static TimeSpan BackOff(int failures)
    {
        var seconds = Math.Min(LongestBackOff.TotalSeconds, Math.Pow(2, Math.Min(failures, 6)) / 2);
        return TimeSpan.FromSeconds(seconds);
    }

    [LoggerMessage(LogLevel.Error, "Scan {Kind} failed {Failures} times in a row.")]
    private partial void LogFailed(Exception error, ScanKind kind, int failures);
}
