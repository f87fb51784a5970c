using NodaTime.Text;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>A message that was held for too long is given up.</summary>
public sealed class ExpiryGate : IGate
{
    public string Name => "expiry";

    public Verdict Check(GateContext context)
        => context.Now < context.Message.ExpiresAt
            ? Verdict.Allow.It
            : new Verdict.Skip("It was held until it was too late to send.", $"expired {InstantPattern.ExtendedIso.Format(context.Message.ExpiresAt)}");
}
