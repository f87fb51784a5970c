namespace FollowUp.Core.Simulation;

/// <summary>What would happen.</summary>
/// <param name="StopReason">Why it ends; <c>unfinished</c> when nothing more would happen without an end.</param>
/// <param name="Cut">There were more moments than are told.</param>
public sealed record SimulationResult(IReadOnlyList<SimulatedMoment> Moments, string StopReason, bool Cut)
{
    /// <summary>The contact's zone, else the organization's.</summary>
    public string TimeZone { get; init; } = "UTC";
}
