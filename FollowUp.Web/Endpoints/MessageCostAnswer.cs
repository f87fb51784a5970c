using FollowUp.Core.Delivery.Costs;

namespace FollowUp.Web.Endpoints;

/// <summary>What a message cost.</summary>
/// <param name="Units">Segments of a text message; 1 for others.</param>
/// <param name="Amount">Of all units; null without a price, 0 through the Sandbox.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Source"><c>estimated</c> by the price table, <c>provider</c> when the provider says so, <c>sandbox</c> when nobody is paid; null without a price.</param>
internal sealed record MessageCostAnswer(int Units, decimal? Amount, string? Currency, string? Source)
{
    public static MessageCostAnswer Of(MessageCost cost) => new(
        cost.Units, cost.Amount?.Amount ?? (cost.Source == CostSource.Sandbox ? 0 : null), cost.Amount?.Currency, cost.Source is { } source ? ApiText.Of(source) : null);
}
