using System.Globalization;
using FollowUp.Core.Kernel;
using FollowUp.Core.Tables;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>Prices as a table of text (RFC 4180): a head, and a line for each price.</summary>
public static class PriceTable
{
    /// <summary>Letters of a table that is taken.</summary>
    public const int Longest = 1_000_000;

    private static readonly string[] Head = ["channel", "prefix", "provider", "account", "kind", "price", "currency", "valid_from", "note"];

    public static string Write(IEnumerable<Price> prices) => CsvText.Of([Head, .. prices.Select(Values)]);

    /// <summary>Reads the lines below the head; columns may come in any order.</summary>
    /// <param name="startOfDay">When a day begins by the organization's clock.</param>
    /// <param name="errors">Gets what cannot be read, as <c>lines[2].price</c>.</param>
    /// <exception cref="InputException">It is no table, or a column is missing or not known.</exception>
    public static IReadOnlyList<(int Line, PriceInput Input)> Read(string table, Func<LocalDate, Instant> startOfDay, List<InputError> errors)
    {
        if (table.Length > Longest)
        {
            throw new InputException("table", "must have at most 1,000,000 letters");
        }

        var rows = CsvTable.Read(table, "table", PriceRules.Most, "channel", "price", "currency");
        if (rows.Head.Where(name => name.Length > 0).Except(Head).FirstOrDefault() is { } unknown)
        {
            throw new InputException("table", $"“{unknown[..Math.Min(unknown.Length, 40)]}” is no column; there are {string.Join(", ", Head)}");
        }

        return [.. rows.Rows.Select(row => (row.Line, One(row, startOfDay, errors)))];
    }

    private static PriceInput One(CsvRow row, Func<LocalDate, Instant> startOfDay, List<InputError> errors)
    {
        if (row.TooLong)
        {
            errors.Add(new InputError($"lines[{row.Line}]", "has more fields than there are columns"));
        }

        decimal? amount = decimal.TryParse(row["price"], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : null;
        var from = row["valid_from"];
        var at = from is null ? null : Time(from, startOfDay);
        if (from is not null && at is null)
        {
            errors.Add(new InputError($"lines[{row.Line}].valid_from", "must be a day such as 2026-03-01, or a time such as 2026-03-01T00:00:00Z"));
        }

        return new PriceInput(
            Enum.TryParse<Channel>(row["channel"], ignoreCase: true, out var channel) && !char.IsAsciiDigit(row["channel"]![0]) ? channel : null,
            row["prefix"], row["provider"], row["account"], row["kind"], amount, row["currency"], at, row["note"]);
    }

    /// <returns>Null when it is neither a day nor a time.</returns>
    public static Instant? Time(string text, Func<LocalDate, Instant> startOfDay)
        => LocalDatePattern.Iso.Parse(text) is { Success: true } day ? startOfDay(day.Value)
            : OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } time ? time.Value.ToInstant()
            : null;

    private static string[] Values(Price price) =>
    [
        price.Channel.ToString().ToLowerInvariant(), price.Prefix.Length == 0 ? "" : $"+{price.Prefix}", price.Provider, price.AccountId?.ToString("D") ?? "", price.Kind,
        Money.Write(price.Each.Amount), price.Currency, InstantPattern.ExtendedIso.Format(price.ValidFrom), price.Note ?? "",
    ];
}
