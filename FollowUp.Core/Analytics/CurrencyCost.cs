using FollowUp.Core.Delivery.Costs;

namespace FollowUp.Core.Analytics;

/// <summary>What messages cost in one currency.</summary>
/// <param name="Messages">How many that is for.</param>
/// <param name="Pretended">It is for the Sandbox, by prices that name it: nobody is paid.</param>
public sealed record CurrencyCost(Money Sum, int Messages, bool Pretended)
{
    /// <summary>For one message on average.</summary>
    public Money Each => Sum with { Micros = Messages == 0 ? 0 : (long)Math.Round((decimal)Sum.Micros / Messages, MidpointRounding.AwayFromZero) };
}
