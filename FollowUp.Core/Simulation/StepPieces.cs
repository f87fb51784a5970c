using FollowUp.Core.Delivery.Costs;

namespace FollowUp.Core.Simulation;

/// <summary>For how many pieces of which kind a message is paid.</summary>
/// <param name="Kind">One of <see cref="PriceKinds"/>, or empty.</param>
public sealed record StepPieces(int Units, string Kind)
{
    public static readonly StepPieces One = new(1, "");
}
