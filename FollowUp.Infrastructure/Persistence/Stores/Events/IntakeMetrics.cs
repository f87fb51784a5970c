using System.Diagnostics.Metrics;

namespace FollowUp.Infrastructure.Persistence.Stores.Events;

/// <summary>What came in, on the meter <c>FollowUp</c>.</summary>
internal sealed class IntakeMetrics : IDisposable
{
    private readonly Meter meter = new("FollowUp");
    private readonly Counter<long> received;

    public IntakeMetrics() => received = meter.CreateCounter<long>("followup.events.received", "{event}", "Events taken in, repeats included.");

    /// <param name="ignored">There is nothing to act on.</param>
    public void Received(string source, bool ignored, bool repeat)
        => received.Add(1, new("source", source), new KeyValuePair<string, object?>("result", repeat ? "repeat" : ignored ? "ignored" : "new"));

    public void Dispose() => meter.Dispose();
}
