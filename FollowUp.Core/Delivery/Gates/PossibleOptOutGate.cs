using FollowUp.Core.Consent;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>
/// While somebody has to decide whether a contact asked to hear nothing more, sequences and requests wait, a day at most:
/// holding costs an hour, writing to somebody who asked to be left alone may cost a lawsuit. A decision wakes them at once.
/// </summary>
public sealed class PossibleOptOutGate : IGate
{
    /// <summary>As stored with the message, by which those that wait are found again.</summary>
    public const string Reason = "A message of the contact may be an opt-out. It waits until somebody decides, a day at most.";

    public string Name => "possible opt-out";

    public Verdict Check(GateContext context)
        => context.Message is { Origin: OriginKind.Enrollment, PossibleOptOutAt: { } at } && context.Now < at + PossibleOptOut.Hold
            ? new Verdict.Defer(at + PossibleOptOut.Hold, Reason, $"received {InstantPattern.General.Format(at)}")
            : Verdict.Allow.It;
}
