using FollowUp.Core.Analytics;

namespace FollowUp.Web.Endpoints;

/// <summary>What messages cost within a period.</summary>
internal sealed record CostReportAnswer(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<ChannelCostAnswer> Channels);

/// <summary>What one channel cost.</summary>
/// <param name="Messages">All that a provider took.</param>
/// <param name="Unpriced">How many of them have no price.</param>
/// <param name="Sandbox">How many went to the Sandbox, which costs nothing.</param>
/// <param name="Spent">One sum for each currency.</param>
internal sealed record ChannelCostAnswer(string Channel, int Messages, int Unpriced, int Sandbox, IReadOnlyList<CurrencyCostAnswer> Spent)
{
    public static ChannelCostAnswer Of(ChannelCost cost) => new(
        ApiText.Of(cost.Channel), cost.Messages, cost.Unpriced, cost.Sandbox,
        [.. cost.Spent.Select(sum => new CurrencyCostAnswer(sum.Sum.Amount, sum.Sum.Currency, sum.Messages, sum.Each.Amount, sum.Pretended))]);
}

/// <summary>What messages cost in one currency.</summary>
/// <param name="Messages">How many that is for.</param>
/// <param name="PerMessage">On average.</param>
/// <param name="Pretended">For the Sandbox, by prices that name it: nobody is paid.</param>
internal sealed record CurrencyCostAnswer(decimal Amount, string Currency, int Messages, decimal PerMessage, bool Pretended);
