namespace FollowUp.Core.Delivery.Gates;

/// <summary>Nothing goes to a contact whose data may not be used while a request of theirs is looked into (GDPR Art. 18).</summary>
public sealed class RestrictionGate : IGate
{
    public string Name => "restriction";

    public Verdict Check(GateContext context)
        => context.Message.Restricted ? new Verdict.Skip("The contact’s data may not be used: their processing is restricted.", "restricted") : Verdict.Allow.It;
}
