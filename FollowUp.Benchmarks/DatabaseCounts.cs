using System.Diagnostics.Metrics;
using FollowUp.Infrastructure.Persistence;

namespace FollowUp.Benchmarks;

/// <summary>Counts statements and commits for as long as it lives.</summary>
internal sealed class DatabaseCounts : IDisposable
{
    private readonly MeterListener listener = new();
    private long statements;
    private long commits;

    public DatabaseCounts()
    {
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Name is DatabaseMetrics.StatementsName or DatabaseMetrics.CommitsName)
            {
                to.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            _ = instrument.Name == DatabaseMetrics.StatementsName ? Interlocked.Add(ref statements, value) : Interlocked.Add(ref commits, value);
        });
        listener.Start();
    }

    public long Statements => Interlocked.Read(ref statements);

    public long Commits => Interlocked.Read(ref commits);

    public void Dispose() => listener.Dispose();
}
