using System.Globalization;
using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using NodaTime.Text;

namespace FollowUp.Web.Features.Segments.Building;

/// <summary>Values of rules as they are typed.</summary>
public static class RuleValues
{
    /// <summary>Kinds with their words; lists come with their operators.</summary>
    public static readonly IReadOnlyList<(RuleValueKind Kind, string Words)> Kinds =
        [(RuleValueKind.Text, "text"), (RuleValueKind.Number, "number"), (RuleValueKind.Date, "date"), (RuleValueKind.YesNo, "yes or no")];

    public static (RuleValueKind Kind, string Text) Read(JsonElement? value, string op) => value switch
    {
        { ValueKind: JsonValueKind.Array } list when op is "in" or "notIn" => (RuleValueKind.List, string.Join(", ", list.EnumerateArray().Select(one => one.ToString()))),
        { ValueKind: JsonValueKind.Number } number => (RuleValueKind.Number, number.GetRawText()),
        { ValueKind: JsonValueKind.True } => (RuleValueKind.YesNo, "true"),
        { ValueKind: JsonValueKind.False } => (RuleValueKind.YesNo, "false"),
        { ValueKind: JsonValueKind.String } text => (LocalDatePattern.Iso.Parse(text.GetString()!).Success ? RuleValueKind.Date : RuleValueKind.Text, text.GetString()!),
        _ => (RuleValueKind.Text, ""),
    };

    /// <summary>Null where nothing is typed or nothing is compared with.</summary>
    /// <exception cref="InputException">It is no number.</exception>
    public static JsonElement? Write(RuleLine line, string field)
    {
        var text = line.Value.Trim();
        if (!RuleOperators.NeedsValue(line.Op) || (text.Length == 0 && line.ValueKind != RuleValueKind.YesNo))
        {
            return null;
        }

        return line.ValueKind switch
        {
            RuleValueKind.Number => decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
                ? JsonSerializer.SerializeToElement(number, Json.Options)
                : throw new InputException(field, "must be a number such as 12 or 3.5"),
            RuleValueKind.YesNo => JsonSerializer.SerializeToElement(text == "true"),
            RuleValueKind.List => JsonSerializer.SerializeToElement(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Json.Options),
            _ => JsonSerializer.SerializeToElement(text, Json.Options),
        };
    }
}
