using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using FollowUp.Core.Operations;
using Microsoft.Extensions.Hosting;

namespace FollowUp.Infrastructure.Operations;

/// <summary>Listens to the meter <c>FollowUp</c> from the start of the process and writes down what it said.</summary>
internal sealed class MetricsPage : IMetricsPage, IHostedService, IDisposable
{
    private const string MeterName = "FollowUp";

    private readonly ConcurrentDictionary<string, Measured> measured = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();
    private readonly Meter meter = new(MeterName);
    private readonly Gauge<double> waiting;
    private readonly ScanLag lag;

    public MetricsPage(ScanLag lag)
    {
        this.lag = lag;
        waiting = meter.CreateGauge<double>("followup.scan.lag", "s", "How long the oldest row that is due for a scan has been waiting.");
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == MeterName)
            {
                // Two parts of the product may count on the same instrument; their figures are one.
                self.EnableMeasurementEvents(instrument, measured.GetOrAdd(instrument.Name, _ => new Measured(instrument)));
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, state) => ((Measured)state!).Record(value, tags));
        listener.SetMeasurementEventCallback<long>((_, value, tags, state) => ((Measured)state!).Record(value, tags));
        listener.SetMeasurementEventCallback<int>((_, value, tags, state) => ((Measured)state!).Record(value, tags));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var (scan, seconds) in await lag.ReadAsync(cancellationToken))
        {
            waiting.Record(seconds.TotalSeconds, new KeyValuePair<string, object?>("scan", scan));
        }

        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var (_, instrument) in measured.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            instrument.WriteTo(text);
        }

        return text.ToString();
    }

    public void Dispose()
    {
        listener.Dispose();
        meter.Dispose();
    }
}
