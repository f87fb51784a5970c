using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>The gates in their order; the first that does not allow decides.</summary>
public sealed class GateChain
{
    /// <summary>Counted up whenever a rule changes its meaning; stored with each verdict.</summary>
    public const int RuleSet = 6;

    private readonly IReadOnlyList<IGate> gates = [new AddressGate(), new RestrictionGate(), new SuppressionGate(), new PossibleOptOutGate(), new ConsentGate(), new PreferencesGate(), new StillWantedGate(), new ExpiryGate(), new ApprovalGate(), new SendWindowGate(), new SessionGate(), new FrequencyGate(), new BudgetGate()];

    /// <summary>Names in order of what is asked on a channel, for pages that show what was checked.</summary>
    public IReadOnlyList<string> Names(Channel channel) => [.. gates.Where(gate => gate.Asks(channel)).Select(gate => gate.Name)];

    /// <param name="shadows">Takes what rules on trial say.</param>
    /// <returns>The deciding gate and its verdict; null when all allow.</returns>
    public (IGate Gate, Verdict Verdict)? Check(GateContext context, ICollection<(IGate Gate, Verdict.Shadow Verdict)>? shadows = null)
    {
        foreach (var gate in gates)
        {
            var verdict = gate.Check(context);
            if (verdict is Verdict.Shadow shadow)
            {
                shadows?.Add((gate, shadow));
            }
            else if (verdict is not Verdict.Allow)
            {
                return (gate, verdict);
            }
        }

        return null;
    }
}
