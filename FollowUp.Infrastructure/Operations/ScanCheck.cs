using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace FollowUp.Infrastructure.Operations;

/// <summary>Degraded, but ready, while a scan is behind: pages and webhooks work, and another node would not catch up faster by this one's end.</summary>
internal sealed class ScanCheck(ScanLag lag) : IHealthCheck
{
    /// <summary>REQ-8: no more than five minutes from due to sent.</summary>
    private static readonly Duration Limit = Duration.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var seconds = await lag.ReadAsync(cancellationToken);
            var data = seconds.ToDictionary(pair => pair.Key, pair => (object)Math.Round(pair.Value.TotalSeconds, 1));
            var late = seconds.Where(pair => pair.Value > Limit).Select(pair => pair.Key).ToList();
            return late.Count == 0
                ? HealthCheckResult.Healthy(data: data)
                : HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture, $"More than {Limit.TotalMinutes} minutes behind: {string.Join(", ", late)}."), data: data);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthCheckResult.Degraded("It is not known how far the scans are behind.", error);
        }
    }
}
