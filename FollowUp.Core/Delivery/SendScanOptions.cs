using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>Sizes and time limits of <see cref="SendScan"/>.</summary>
/// <param name="BatchSize">Messages a claim.</param>
/// <param name="Concurrency">Messages a chunk: so many are handed over at once, and at most so many are in doubt after a crash.</param>
public sealed record SendScanOptions(int BatchSize = 500, int Concurrency = 100)
{
    /// <summary>How long a claim holds; renewed while a slow batch is worked through.</summary>
    public Duration Lease { get; init; } = Duration.FromSeconds(30);

    /// <summary>How long a hand-over may take before it counts as lost; longer than any sender's own limit.</summary>
    public Duration TimeLimit { get; init; } = Duration.FromSeconds(60);
}
