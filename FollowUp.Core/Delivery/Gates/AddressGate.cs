using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>There must be an address to send to.</summary>
public sealed class AddressGate : IGate
{
    public string Name => "address";

    public Verdict Check(GateContext context)
        => context.Address is not null
            ? Verdict.Allow.It
            : new Verdict.Skip(
                context.Message.Channel == Channel.Email ? "The contact has no e-mail address." : "The contact has no phone number.",
                $"channel {context.Message.Channel.ToString().ToLowerInvariant()}");
}
