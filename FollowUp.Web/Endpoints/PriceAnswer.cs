using FollowUp.Core.Delivery.Costs;

namespace FollowUp.Web.Endpoints;

/// <summary>A price.</summary>
/// <param name="Prefix">First digits of the number it counts for, with +; empty for everywhere.</param>
/// <param name="Country">ISO 3166-1 alpha-2 where the prefix tells it.</param>
/// <param name="Provider">Empty for all.</param>
/// <param name="Account">Id of one account; null for all.</param>
/// <param name="Kind">Empty for all kinds.</param>
/// <param name="Price">Of one unit: an SMS segment, or a message.</param>
/// <param name="Status"><c>inforce</c>, <c>upcoming</c> or <c>replaced</c> by a later one.</param>
internal sealed record PriceAnswer(
    Guid Id, string Channel, string Prefix, string? Country, string Provider, Guid? Account, string Kind, decimal Price, string Currency, DateTimeOffset ValidFrom, string? Note, string Status)
{
    public static PriceAnswer Of(PriceView view) => new(
        view.Price.Id, ApiText.Of(view.Price.Channel), view.Price.Prefix.Length == 0 ? "" : $"+{view.Price.Prefix}", view.Region, view.Price.Provider, view.Price.AccountId, view.Price.Kind,
        view.Price.Each.Amount, view.Price.Currency, view.Price.ValidFrom.ToDateTimeOffset(), view.Price.Note, ApiText.Of(view.State));
}
