using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>An enrollment that a dry run would have made.</summary>
internal sealed class DryRunEntry(Guid id, PlannedEntry planned, Instant enteredAt, SimulationResult result)
{
    private Instant? replacedAt;

    public Guid Id { get; } = id;

    public string StopReason => replacedAt is null ? result.StopReason : "replaced";

    /// <summary>What would have happened to its messages, until another took its place.</summary>
    public IEnumerable<SimulatedMoment> Moments
        => result.Moments.Where(moment => moment.Channel is not null && (replacedAt is not { } end || moment.At < end));

    /// <summary>What it would have sent, and when.</summary>
    public IEnumerable<(Channel Channel, Instant At)> Sends => Moments.Where(moment => moment.Kind == SimulatedKind.Sent).Select(moment => (moment.Channel!.Value, moment.At));

    /// <summary>How it looks to an event that comes later.</summary>
    public EarlierEntry Seen(Instant now) => new(Id, planned.Subject, planned.Pass, Inside(now), enteredAt);

    public void Replace(Instant now) => replacedAt = Inside(now) ? now : replacedAt;

    private bool Inside(Instant now)
        => (replacedAt ?? result.Moments.FirstOrDefault(moment => moment.Kind == SimulatedKind.Ended)?.At) is not { } end || end > now;
}
