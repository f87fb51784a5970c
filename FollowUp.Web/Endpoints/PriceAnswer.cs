using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;

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

/// <summary>An amount in one currency.</summary>
internal sealed record MoneyAnswer(decimal Amount, string Currency)
{
    public static MoneyAnswer Of(Money money) => new(money.Amount, money.Currency);
}

/// <summary>What became of an import.</summary>
internal sealed record PriceImportAnswer(int Added, int Changed, int Unchanged);
