using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;

namespace FollowUp.Web.Endpoints;

/// <summary>What may be said of a price.</summary>
/// <param name="Prefix">Digits such as <c>+46</c> or a country such as <c>SE</c>; left out or empty for everywhere.</param>
/// <param name="ValidFrom">A day or a time; left out, the beginning of today by the organization's clock.</param>
internal sealed record PriceBody(
    string? Channel = null, string? Prefix = null, string? Provider = null, string? Account = null, string? Kind = null, decimal? Price = null, string? Currency = null, string? ValidFrom = null,
    string? Note = null)
{
    public static PriceBody Of(Price price) => new(
        ApiText.Of(price.Channel), price.Prefix, price.AccountId is null ? price.Provider : null, price.AccountId?.ToString("D"), price.Kind, price.Each.Amount, price.Currency,
        NodaTime.Text.InstantPattern.ExtendedIso.Format(price.ValidFrom), price.Note);

    /// <exception cref="InputException">Channel or time cannot be read.</exception>
    public PriceInput Input() => new(
        Channel is null ? null : ApiText.Read<Channel>("channel", Channel), Prefix, Provider, Account, Kind, Price, Currency, ValidFrom is null ? null : ApiText.ReadTime("validFrom", ValidFrom), Note);
}
