namespace FollowUp.Core.Simulation;

/// <summary>What kind of thing.</summary>
public enum SimulatedKind
{
    Entered,
    Step,
    Sent,
    Held,
    Skipped,
    Cancelled,
    Engaged,
    Event,
    Ended,
}
