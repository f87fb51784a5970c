using System.Globalization;
using System.Text.Json;

namespace FollowUp.Core.Segments;

/// <summary>Compares a field with a value. Texts compare without case; numbers and ISO times as what they are.</summary>
public static class RuleOperators
{
    public static readonly IReadOnlyList<string> Names =
        ["eq", "ne", "contains", "notContains", "startsWith", "endsWith", "gt", "gte", "lt", "lte", "in", "notIn", "exists", "notExists"];

    /// <summary>Operators that compare with nothing.</summary>
    public static bool NeedsValue(string op) => op is not ("exists" or "notExists");

    /// <param name="found">What the field holds; null when there is nothing.</param>
    public static bool Holds(JsonElement? found, string op, JsonElement? value) => op switch
    {
        "exists" => found is { } there && !IsEmpty(there),
        "notExists" => found is null || IsEmpty(found.Value),
        "ne" => !Equal(found, value),
        "contains" => Contains(found, value),
        "notContains" => !Contains(found, value),
        "startsWith" => Text(found) is { } start && start.StartsWith(Text(value) ?? "", StringComparison.OrdinalIgnoreCase),
        "endsWith" => Text(found) is { } end && end.EndsWith(Text(value) ?? "", StringComparison.OrdinalIgnoreCase),
        "gt" => Compare(found, value) > 0,
        "gte" => Compare(found, value) >= 0,
        "lt" => Compare(found, value) < 0,
        "lte" => Compare(found, value) <= 0,
        "in" => Among(found, value),
        "notIn" => !Among(found, value),
        _ => Equal(found, value),
    };

    private static bool IsEmpty(JsonElement element) => element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined
        || (element.ValueKind == JsonValueKind.String && element.GetString()!.Length == 0);

    private static bool Equal(JsonElement? left, JsonElement? right)
        => Compare(left, right) == 0 || (left is null && right is null or { ValueKind: JsonValueKind.Null });

    private static bool Contains(JsonElement? found, JsonElement? value) => found switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Any(one => Equal(one, value)),
        _ => Text(found) is { } text && Text(value) is { Length: > 0 } part && text.Contains(part, StringComparison.OrdinalIgnoreCase),
    };

    private static bool Among(JsonElement? found, JsonElement? value)
        => value is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().Any(one => Contains(found, one) && found?.ValueKind == JsonValueKind.Array || Equal(found, one));

    /// <summary>Null when the two cannot be compared.</summary>
    private static int? Compare(JsonElement? left, JsonElement? right)
    {
        if (Number(left) is { } leftNumber && Number(right) is { } rightNumber)
        {
            return leftNumber.CompareTo(rightNumber);
        }

        // ISO 8601 times of one form sort as their texts do.
        return Text(left) is { } leftText && Text(right) is { } rightText ? string.Compare(leftText, rightText, StringComparison.OrdinalIgnoreCase) : null;
    }

    private static decimal? Number(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var value) => value,
        { ValueKind: JsonValueKind.String } text when decimal.TryParse(text.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    private static string? Text(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };
}
