using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>How the scans are doing, on the meter <c>FollowUp</c>.</summary>
internal sealed class ScanMetrics : IDisposable
{
    private readonly Meter meter = new("FollowUp");
    private readonly Counter<long> handled;
    private readonly Counter<long> failed;
    private readonly Histogram<double> duration;

    public ScanMetrics()
    {
        handled = meter.CreateCounter<long>("followup.scan.handled", "{row}", "Rows a scan has worked through.");
        failed = meter.CreateCounter<long>("followup.scan.failures", "{run}", "Runs of a scan that broke off.");
        duration = meter.CreateHistogram<double>("followup.scan.duration", "s", "Time one run of a scan took.");
    }

    public void Handled(ScanKind kind, int rows) => handled.Add(rows, Tag(kind));

    public void Failed(ScanKind kind) => failed.Add(1, Tag(kind));

    /// <summary>Measures until disposed.</summary>
    public IDisposable Time(ScanKind kind) => new Stopwatch(this, kind);

    public void Dispose() => meter.Dispose();

    private static KeyValuePair<string, object?> Tag(ScanKind kind) => new("scan", kind.ToString().ToLowerInvariant());

    private sealed class Stopwatch(ScanMetrics metrics, ScanKind kind) : IDisposable
    {
        private readonly long started = System.Diagnostics.Stopwatch.GetTimestamp();

        public void Dispose() => metrics.duration.Record(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, Tag(kind));
    }
}
