using FollowUp.Core.Delivery.Costs;

namespace FollowUp.Web.Endpoints;

/// <summary>An amount in one currency.</summary>
internal sealed record MoneyAnswer(decimal Amount, string Currency)
{
    public static MoneyAnswer Of(Money money) => new(money.Amount, money.Currency);
}
