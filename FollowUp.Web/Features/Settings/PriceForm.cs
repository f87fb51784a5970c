using System.Globalization;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Web.Features.Settings;

/// <summary>A price while it is typed.</summary>
public sealed class PriceForm
{
    private const string OfProvider = "provider:";
    private const string OfAccount = "account:";

    public Channel Channel { get; set; } = Channel.Sms;

    public string Kind { get; set; } = "";

    public string Prefix { get; set; } = "";

    /// <summary>Empty for all accounts, or a provider or account with the word for it in front.</summary>
    public string Through { get; set; } = "";

    public string Amount { get; set; } = "";

    public string Currency { get; set; } = "";

    public DateOnly? From { get; set; }

    public string Note { get; set; } = "";

    /// <summary>The time it had to the second, which the form shows as a day.</summary>
    private Instant? Stored { get; init; }

    private DateOnly? StoredDay { get; init; }

    public static PriceForm Of(Price price, DateTimeZone zone)
    {
        var day = DateOnly.FromDateTime(price.ValidFrom.InZone(zone).ToDateTimeUnspecified());
        return new PriceForm
        {
            Channel = price.Channel, Kind = price.Kind, Prefix = price.Prefix.Length == 0 ? "" : $"+{price.Prefix}",
            Through = price.AccountId is { } account ? Account(account) : price.Provider.Length > 0 ? Provider(price.Provider) : "",
            Amount = Money.Write(price.Each.Amount), Currency = price.Currency, From = day, Note = price.Note ?? "", Stored = price.ValidFrom, StoredDay = day,
        };
    }

    /// <summary>Value of a choice.</summary>
    public static string Provider(string provider) => OfProvider + provider;

    /// <inheritdoc cref="Provider"/>
    public static string Account(Guid id) => OfAccount + id.ToString("D");

    /// <summary>Another channel has other accounts and kinds.</summary>
    public void Choose(Channel channel) => (Channel, Kind, Through, Prefix) = (channel, "", "", channel == Channel.Email ? "" : Prefix);

    public PriceInput Input(DateTimeZone zone) => new(
        Channel, Prefix,
        Through.StartsWith(OfProvider, StringComparison.Ordinal) ? Through[OfProvider.Length..] : null,
        Through.StartsWith(OfAccount, StringComparison.Ordinal) ? Through[OfAccount.Length..] : null,
        Kind,
        decimal.TryParse(Amount.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var amount) ? amount : null,
        Currency,
        From is not { } day ? null : day == StoredDay ? Stored : zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToInstant(),
        Note);
}
