using System.Diagnostics.Metrics;
using FollowUp.Infrastructure.Persistence;

namespace FollowUp.Tests.Support;

/// <summary>Counts all statements of one piece of work, set-based ones included, beside whatever other tests do.</summary>
internal static class DatabaseStatements
{
    private static readonly AsyncLocal<object?> Current = new();

    public static async Task<int> OfAsync(Func<Task> work)
    {
        var (mine, count) = (new object(), 0);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == DatabaseMetrics.StatementsName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) =>
        {
            if (ReferenceEquals(Current.Value, mine))
            {
                Interlocked.Add(ref count, (int)value);
            }
        });
        listener.Start();
        Current.Value = mine;
        try
        {
            await work();
            return count;
        }
        finally
        {
            Current.Value = null;
        }
    }
}
