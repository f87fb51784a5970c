using System.Globalization;
using System.Text;
using FollowUp.Core.Kernel;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>Prices as a table of text (RFC 4180): a head, and a line for each price.</summary>
public static class PriceTable
{
    /// <summary>Letters of a table that is taken.</summary>
    public const int Longest = 1_000_000;

    private static readonly string[] Head = ["channel", "prefix", "provider", "account", "kind", "price", "currency", "valid_from", "note"];
    private static readonly string[] Needed = ["channel", "price", "currency"];

    public static string Write(IEnumerable<Price> prices)
    {
        var text = new StringBuilder(string.Join(',', Head)).Append("\r\n");
        foreach (var price in prices)
        {
            text.AppendJoin(',', Values(price).Select(Quote)).Append("\r\n");
        }

        return text.ToString();
    }

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

        var records = CsvText.Read(table.TrimStart('\ufeff'));
        var head = records.Count == 0 ? [] : records[0].Fields.Select(name => name.Trim().ToLowerInvariant().Replace(' ', '_')).ToList();
        if (Needed.Except(head).ToList() is { Count: > 0 } missing)
        {
            throw new InputException("table", $"its first line must name the columns; {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} missing");
        }

        if (head.Except(Head).FirstOrDefault() is { } unknown)
        {
            throw new InputException("table", $"“{unknown[..Math.Min(unknown.Length, 40)]}” is no column; there are {string.Join(", ", Head)}");
        }

        if (head.Distinct().Count() < head.Count)
        {
            throw new InputException("table", "names a column twice");
        }

        if (records.Count - 1 > PriceRules.Most)
        {
            throw new InputException("table", $"must have at most {PriceRules.Most} lines");
        }

        return [.. records.Skip(1).Where(record => record.Fields.Any(field => field.Trim().Length > 0)).Select(record => (record.Line, One(record, head, startOfDay, errors)))];
    }

    private static PriceInput One(CsvRecord record, List<string> head, Func<LocalDate, Instant> startOfDay, List<InputError> errors)
    {
        if (record.Fields.Count > head.Count)
        {
            errors.Add(new InputError($"lines[{record.Line}]", "has more fields than there are columns"));
        }

        string? Value(string column) => head.IndexOf(column) is var at && at >= 0 && at < record.Fields.Count && record.Fields[at].Trim() is { Length: > 0 } text ? text : null;
        decimal? amount = decimal.TryParse(Value("price"), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : null;
        var from = Value("valid_from");
        var at = from is null ? null : Time(from, startOfDay);
        if (from is not null && at is null)
        {
            errors.Add(new InputError($"lines[{record.Line}].valid_from", "must be a day such as 2026-03-01, or a time such as 2026-03-01T00:00:00Z"));
        }

        return new PriceInput(
            Enum.TryParse<Channel>(Value("channel"), ignoreCase: true, out var channel) && !char.IsAsciiDigit(Value("channel")![0]) ? channel : null,
            Value("prefix"), Value("provider"), Value("account"), Value("kind"), amount, Value("currency"), at, Value("note"));
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

    private static string Quote(string value)
        => value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
