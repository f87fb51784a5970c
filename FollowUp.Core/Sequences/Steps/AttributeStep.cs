using System.Text.Json;
using System.Text.Json.Serialization;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>Sets one attribute of the contact to a text, a number or a truth value; without a value it is removed.</summary>
public sealed record AttributeStep(string Id, string Attribute, string? Next, JsonElement? Value = null) : Step(Id)
{
    /// <summary>Characters of an attribute's name.</summary>
    public const int LongestName = 60;

    /// <summary>Characters of its value.</summary>
    public const int LongestValue = 1000;

    [JsonIgnore]
    public override IReadOnlyList<Edge> Edges => [new("next", Next)];

    public override StepResult Decide(StepContext context) => new StepResult.Act(new StepEffect.Attribute(Attribute, Value), Next, context.PlannedAt);

    public override IEnumerable<(string Field, string Message)> Check(FlowSurroundings around)
    {
        if (!IsName(Attribute))
        {
            yield return ("attribute", $"must be 1 to {LongestName} letters, digits, - or _");
        }

        if (Value is { } value && (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array || value.GetRawText().Length > LongestValue))
        {
            yield return ("value", $"must be a text, a number, true or false, of at most {LongestValue} characters");
        }
    }

    /// <summary>Whether an attribute may be called so.</summary>
    public static bool IsName(string? name)
        => name is { Length: > 0 and <= LongestName } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
