using FollowUp.Core.Kernel;

namespace FollowUp.Core.Analytics;

/// <summary>What one channel cost. Currencies are never added to each other.</summary>
/// <param name="Messages">All that a provider took.</param>
/// <param name="Unpriced">How many of them have no price.</param>
/// <param name="Sandbox">How many of them never left the product, and cost nothing.</param>
/// <param name="Spent">One sum a currency, the largest number of messages first.</param>
public sealed record ChannelCost(Channel Channel, int Messages, int Unpriced, int Sandbox, IReadOnlyList<CurrencyCost> Spent);
