namespace FollowUp.Core.Delivery.Gates;

/// <summary>An organization's limits per hour and day. Asked last, so that nothing is counted that another rule stops; what is over the limit leaves later, in order.</summary>
public sealed class BudgetGate : IGate
{
    public string Name => "limit";

    public Verdict Check(GateContext context)
        => context.Budget?.Take(context.Message.OrganizationId, context.Message.Channel, context.Now) is not { } over
            ? Verdict.Allow.It
            : new Verdict.Defer(over.Until, over.Reason, over.Input);
}
