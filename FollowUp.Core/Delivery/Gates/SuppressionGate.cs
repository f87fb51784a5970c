namespace FollowUp.Core.Delivery.Gates;

/// <summary>Nothing goes to an address that opted out, bounced or complained.</summary>
public sealed class SuppressionGate : IGate
{
    public string Name => "suppression";

    public Verdict Check(GateContext context)
        => context.Suppressed is null
            ? Verdict.Allow.It
            : new Verdict.Skip($"The address is on the suppression list: {context.Suppressed}.", context.Suppressed);
}
