using System.Globalization;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>An amount in one currency. Kept in millionths, so that all three databases store and add it exactly.</summary>
/// <param name="Micros">Millionths of the currency's unit.</param>
/// <param name="Currency">ISO 4217, such as <c>USD</c>.</param>
public sealed record Money(long Micros, string Currency)
{
    /// <summary>Digits after the point.</summary>
    public const int Digits = 6;

    private const decimal Scale = 1_000_000m;

    public decimal Amount => Micros / Scale;

    /// <summary>Rounded to millionths, half away from zero.</summary>
    /// <exception cref="OverflowException">Too large to be kept.</exception>
    public static Money Of(decimal amount, string currency) => new(decimal.ToInt64(decimal.Round(amount * Scale, MidpointRounding.AwayFromZero)), currency);

    /// <summary>Whether it is a currency's code; the list of those in use is not asked.</summary>
    public static bool IsCurrency(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);

    /// <summary>What a provider said, such as <c>-0.00750</c> and <c>usd</c>; null when it said nothing that can be read. Providers write what is taken from an account as less than nothing.</summary>
    public static Money? Read(string? amount, string? currency)
        => IsCurrency(currency?.Trim().ToUpperInvariant())
            && decimal.TryParse(amount, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var read)
            && Math.Abs(read) <= PriceRules.Largest
            ? Of(Math.Abs(read), currency!.Trim().ToUpperInvariant())
            : null;

    /// <summary><c>0.0079</c>; at least two digits after the point and no zeros behind them.</summary>
    public static string Write(decimal amount) => amount.ToString("0.00####", CultureInfo.InvariantCulture);

    public override string ToString() => $"{Write(Amount)} {Currency}";
}
