namespace FollowUp.Core.Operations;

/// <summary>What the product measures about itself, for a collector to fetch.</summary>
public interface IMetricsPage
{
    /// <summary>All figures of this process as Prometheus text (prometheus.io, "Exposition formats", version 0.0.4).</summary>
    Task<string> WriteAsync(CancellationToken cancellationToken);
}
