using NodaTime;

namespace FollowUp.Core.Engine;

/// <summary>Sizes and time limits of <see cref="AdvanceScan"/>.</summary>
/// <param name="BatchSize">Enrollments a claim.</param>
public sealed record AdvanceScanOptions(int BatchSize = 500)
{
    /// <summary>How long a claim holds; a batch takes well under a second.</summary>
    public Duration Lease { get; init; } = Duration.FromSeconds(30);

    /// <summary>What is due for longer than this is overdue, as after a downtime.</summary>
    public Duration Late { get; init; } = Duration.FromMinutes(10);

    /// <summary>Messages of overdue enrollments leave spread over this time.</summary>
    public Duration Spread { get; init; } = Duration.FromMinutes(15);
}
