using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUp.Core.Contacts.Places;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>Reads rule files and refuses what a slip of the pen would make of a law.</summary>
internal static class WindowRuleReader
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowTrailingCommas = false, AllowDuplicateProperties = false };

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    private static readonly AnnualDatePattern YearDay = AnnualDatePattern.CreateWithInvariantCulture("MM'-'dd");
    private static readonly YearMonthPattern Month = YearMonthPattern.CreateWithInvariantCulture("uuuu'-'MM");

    /// <exception cref="FormatException">What is wrong, in one line without the file's name.</exception>
    public static WindowRuleSet Read(string json)
    {
        WindowRuleFile file;
        try
        {
            file = JsonSerializer.Deserialize<WindowRuleFile>(json, Strict) ?? throw new FormatException("it is empty");
        }
        catch (JsonException error)
        {
            throw new FormatException($"it is not JSON of a rule set: {error.Message.ReplaceLineEndings(" ")}");
        }

        var id = file.Id is { Length: > 0 and <= 40 } word && word.All(c => char.IsAsciiLetterLower(c) || c == '-') ? word : throw new FormatException("id must be small letters");
        var name = Text(file.Name, "name");
        var version = Month.Parse(file.Version ?? "").Success ? file.Version! : throw new FormatException("version must be a month such as 2026-11");
        var places = Some(file.Places, "places");
        if (places.FirstOrDefault(place => !IsPlace(place)) is { } wrong)
        {
            throw new FormatException($"places: {wrong} is neither a country such as FR nor a state such as US-TX");
        }

        return new WindowRuleSet(id, name, places, version, [.. Some(file.Rules, "rules").Select((rule, index) => Rule(rule, $"rules[{index}]", id, name, places))]);
    }

    private static WindowRule Rule(WindowRuleFile.Rule rule, string at, string id, string name, IReadOnlyList<string> places)
    {
        var (from, to) = (Day(rule.From ?? throw new FormatException($"{at}.from is missing"), $"{at}.from"), rule.To is { } last ? Day(last, $"{at}.to") : (LocalDate?)null);
        if (to < from)
        {
            throw new FormatException($"{at}.to is before its from");
        }

        return new WindowRule(id, name, Text(rule.Law, $"{at}.law"), places, [.. Some(rule.Channels, $"{at}.channels").Select(word => Channel(word, at))], Week(rule.Open, at))
        {
            Source = rule.Source is null || (Uri.TryCreate(rule.Source, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") ? rule.Source : throw new FormatException($"{at}.source is no web address"),
            Note = rule.Note,
            From = from,
            To = to,
            Holidays = rule.Holidays is null ? null : new Holidays(
                [.. (rule.Holidays.Days ?? []).Select(day => YearDay.Parse(day) is { Success: true } read ? read.Value : throw new FormatException($"{at}.holidays.days: {day} is no day such as 12-25"))], rule.Holidays.AfterEaster ?? []),
        };
    }

    private static Dictionary<IsoDayOfWeek, IReadOnlyList<OpenSpan>> Week(IReadOnlyDictionary<string, IReadOnlyList<string>>? open, string at)
    {
        var week = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenSpan>>();
        foreach (var (days, hours) in open is { Count: > 0 } ? open : throw new FormatException($"{at}.open is missing"))
        {
            var spans = hours.Select(text => Span(text, $"{at}.open.{days}")).OrderBy(span => span.From).ToList();
            if (spans.Zip(spans.Skip(1)).Any(pair => pair.First.To <= pair.First.From || pair.First.To > pair.Second.From))
            {
                throw new FormatException($"{at}.open.{days}: hours overlap");
            }

            foreach (var day in Days(days, $"{at}.open"))
            {
                if (!week.TryAdd(day, spans))
                {
                    throw new FormatException($"{at}.open names {day} twice");
                }
            }
        }

        return week;
    }

    private static OpenSpan Span(string text, string at)
    {
        var parts = text.Split('-');
        return parts.Length == 2 && Time.Parse(parts[0]) is { Success: true } from && (parts[1] == "24:00" ? LocalTime.Midnight : Time.Parse(parts[1]) is { Success: true } to ? to.Value : (LocalTime?)null) is { } end
            ? new OpenSpan(from.Value, end)
            : throw new FormatException($"{at}: {text} are no hours such as 08:00-21:00");
    }

    private static IEnumerable<IsoDayOfWeek> Days(string text, string at)
    {
        var parts = text.Split('-').Select(word => Enum.TryParse<IsoDayOfWeek>(word, ignoreCase: true, out var day) && !char.IsAsciiDigit(word[0]) && day != IsoDayOfWeek.None ? day : throw new FormatException($"{at}: {text} are no days such as monday-friday")).ToList();
        return parts.Count <= 2 && parts[0] <= parts[^1]
            ? Enumerable.Range((int)parts[0], parts[^1] - parts[0] + 1).Select(day => (IsoDayOfWeek)day)
            : throw new FormatException($"{at}: {text} are no days such as monday-friday");
    }

    private static WindowChannel Channel(string word, string at)
        => Enum.TryParse<WindowChannel>(word, ignoreCase: true, out var channel) && !char.IsAsciiDigit(word[0]) ? channel : throw new FormatException($"{at}.channels: {word} is no channel");

    private static LocalDate Day(string text, string at) => LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : throw new FormatException($"{at} must be a day such as 2026-03-01");

    private static bool IsPlace(string place)
        => place == WindowRule.Everywhere || (place.Split('-') is [var country, ..] parts && parts.Length <= 2 && Countries.Read(country) == country && (parts.Length == 1 || States.Read(country, parts[1]) == parts[1]));

    private static string Text(string? text, string at) => string.IsNullOrWhiteSpace(text) ? throw new FormatException($"{at} is missing") : text;

    private static IReadOnlyList<T> Some<T>(IReadOnlyList<T>? list, string at) => list is { Count: > 0 } ? list : throw new FormatException($"{at} is missing");
}
