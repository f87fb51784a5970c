using System.Collections.Frozen;
using System.Globalization;
using FollowUp.Core.Templates;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Infrastructure.Templating;

/// <summary>Amounts and dates as contacts read them.</summary>
internal static class Formats
{
    private const string DefaultDate = "d MMMM yyyy";

    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>
    {
        ["USD"] = "$", ["EUR"] = "€", ["GBP"] = "£", ["JPY"] = "¥", ["INR"] = "₹", ["AUD"] = "A$", ["CAD"] = "C$", ["NZD"] = "NZ$",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Currencies without a minor unit (ISO 4217, list one).</summary>
    private static readonly FrozenSet<string> Whole =
        new[] { "JPY", "KRW", "VND", "CLP", "ISK", "HUF", "PYG", "UGX", "XAF", "XOF" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>49.9, EUR</c> becomes <c>€49.90</c>; a currency without a sign of its own stands behind: <c>499.00 SEK</c>.</summary>
    public static string Currency(object? amount, object? currency)
    {
        if (Comparison.Number(amount) is not { } number)
        {
            return HandlebarsEnvironment.Text(amount);
        }

        var code = HandlebarsEnvironment.Text(currency).Trim().ToUpperInvariant();
        var figures = Math.Abs(number).ToString(Whole.Contains(code) ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);
        var minus = number < 0 ? "-" : "";
        return Signs.TryGetValue(code, out var sign) ? $"{minus}{sign}{figures}" : $"{minus}{figures} {code}".TrimEnd();
    }

    /// <summary>A date or a time of ISO 8601 in the given pattern; in the given zone when the time has an offset. What is no date stays as it is.</summary>
    /// <exception cref="TemplateException">The pattern or the zone is none.</exception>
    public static string Date(object? value, object? format, object? zone)
    {
        var text = HandlebarsEnvironment.Text(value);
        if (Read(text, HandlebarsEnvironment.Text(zone)) is not { } time)
        {
            return text;
        }

        var pattern = HandlebarsEnvironment.Text(format) is { Length: > 0 } own ? own : DefaultDate;
        try
        {
            return LocalDateTimePattern.CreateWithInvariantCulture(pattern).Format(time);
        }
        catch (InvalidPatternException error)
        {
            throw new TemplateException($"'{pattern}' is no date pattern.", error);
        }
    }

    private static LocalDateTime? Read(string text, string zone)
    {
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } offset)
        {
            return zone.Length == 0 ? offset.Value.LocalDateTime : offset.Value.ToInstant().InZone(Zone(zone)).LocalDateTime;
        }

        if (LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local)
        {
            return local.Value;
        }

        return LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value.AtMidnight() : null;
    }

    private static DateTimeZone Zone(string id)
        => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? throw new TemplateException($"'{id}' is no time zone.");
}
