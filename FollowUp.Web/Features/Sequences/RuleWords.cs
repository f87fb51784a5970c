using System.Globalization;
using System.Text.Json;
using FollowUp.Core.Segments;
using FollowUp.Web.Components.Shared;
using NodaTime.Text;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Rules as people say them, to stand after "If".</summary>
public static class RuleWords
{
    private const string Nothing = "nothing is asked yet";

    /// <summary>Operators of field tests, by their names in rules.</summary>
    public static readonly IReadOnlyDictionary<string, string> Operators = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["eq"] = "is", ["ne"] = "is not", ["contains"] = "contains", ["notContains"] = "does not contain", ["startsWith"] = "begins with", ["endsWith"] = "ends with",
        ["gt"] = "is more than", ["gte"] = "is at least", ["lt"] = "is less than", ["lte"] = "is at most", ["in"] = "is one of", ["notIn"] = "is none of",
        ["exists"] = "is known", ["notExists"] = "is not known",
    };

    /// <param name="names">Names the messages it asks about.</param>
    public static string Say(Rule? rule, FlowNames names) => rule switch
    {
        null => Nothing,
        { All: { } all } => Join(all, " and ", names),
        { Any: { } any } => Join(any, " or ", names),
        { Not: { Tag: { } tag } } => $"not tagged “{tag}”",
        { Not: { Segment: { } segment } } => $"not in {names.Segment(segment)}",
        { Not: { Event: { } type } not } => $"“{EventWords.Name(type)}” did not happen{Since(not, names)}",
        { Not: { } not } => $"not ({Say(not, names)})",
        { Field: { } field } => Test(rule, field),
        { Tag: { } tag } => $"tagged “{tag}”",
        { Segment: { } segment } => $"in {names.Segment(segment)}",
        { Event: { } type } => $"“{EventWords.Name(type)}” happened{Since(rule, names)}",
        { Engagement: { } engagement } => Engaged(rule, engagement, names),
        { Days: { } days } => $"the day is {DayWords.Of(days)}",
        { From: not null } or { To: not null } => Dates(rule.From, rule.To),
        _ => Nothing,
    };

    /// <summary>A value as it is compared with.</summary>
    public static string Value(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => $"“{text.GetString()}”",
        { ValueKind: JsonValueKind.True } => "yes",
        { ValueKind: JsonValueKind.False } => "no",
        { ValueKind: JsonValueKind.Array } list => string.Join(", ", list.EnumerateArray().Select(one => Value(one))),
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "nothing",
        { } other => other.GetRawText(),
    };

    private static string Since(Rule rule, FlowNames names)
        => rule.Within is { } within ? $" in the last {Durations.Words(within)}" : names.InFlow ? " since entering" : "";

    private static string Join(IReadOnlyList<Rule> rules, string between, FlowNames names)
        => rules.Count == 0 ? Nothing : string.Join(between, rules.Select(rule => rule is { All.Count: > 1 } or { Any.Count: > 1 } && rules.Count > 1 ? $"({Say(rule, names)})" : Say(rule, names)));

    private static string Test(Rule rule, string field)
    {
        var op = rule.Op ?? "eq";
        var said = $"{Name(field)} {Operators.GetValueOrDefault(op, op)}";
        return RuleOperators.NeedsValue(op) ? $"{said} {Value(rule.Value)}" : said;
    }

    private static string Name(string field)
    {
        var (owner, path) = field.Split('.', 2) switch
        {
            ["contact", var rest] => ("contact’s ", rest.StartsWith("attributes.", StringComparison.Ordinal) ? rest["attributes.".Length..] : rest),
            ["event", var rest] => ("event’s ", rest),
            _ => ("", field),
        };
        var plain = Words.Sentence(path.Replace('.', ' '));
        return plain.Length == 0 ? owner + "field" : owner + char.ToLowerInvariant(plain[0]) + plain[1..];
    }

    private static string Engaged(Rule rule, string engagement, FlowNames names)
    {
        var which = rule.Step is { } step ? $"“{names.Message(step)}”" : "any message";
        var said = engagement switch
        {
            "sent" => $"{which} was sent",
            "delivered" => $"{which} was delivered",
            "opened" => $"opened {which}",
            "clicked" => $"clicked in {which}",
            "replied" => $"replied to {which}",
            "failed" => $"{which} could not be sent",
            _ => $"{engagement} {which}",
        };
        return rule.Within is { } within && engagement != "failed" ? $"{said} within {Durations.Words(within)}" : said;
    }

    private static string Dates(string? from, string? to) => (from, to) switch
    {
        (not null, not null) => $"the date is {Date(from)} to {Date(to)}",
        (not null, null) => $"the date is {Date(from)} or later",
        _ => $"the date is {Date(to!)} or before",
    };

    private static string Date(string text)
        => LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : text;
}
