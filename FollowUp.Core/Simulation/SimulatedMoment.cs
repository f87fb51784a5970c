using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>One thing that would happen.</summary>
/// <param name="Detail">Which way and why; the rule that held or skipped; the channel.</param>
public sealed record SimulatedMoment(Instant At, SimulatedKind Kind, string? Step, string? Detail)
{
    /// <summary>For steps: when the contact was to arrive there.</summary>
    public Instant? PlannedAt { get; init; }

    /// <summary>For what is held: when it is looked at again.</summary>
    public Instant? Until { get; init; }

    /// <summary>For messages sent, held and skipped.</summary>
    public Channel? Channel { get; init; }

    /// <summary>For messages sent: where to.</summary>
    public string? To { get; init; }

    /// <summary>For what is held or skipped: the rule's words alone, the same for all it says so of.</summary>
    public string? Reason { get; init; }

    /// <summary>For messages: when they may leave.</summary>
    public OpenTimes Hours { get; init; } = OpenTimes.Always;
}
