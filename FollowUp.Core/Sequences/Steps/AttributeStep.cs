using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUp.Core.Contacts;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>Sets one attribute of the contact to a text, a number or a truth value; without a value it is removed.</summary>
public sealed record AttributeStep(string Id, string Attribute, string? Next, JsonElement? Value = null) : Step(Id)
{
    [JsonIgnore]
    public override IReadOnlyList<Edge> Edges => [new("next", Next)];

    public override StepResult Decide(StepContext context) => new StepResult.Act(new StepEffect.Attribute(Attribute, Value), Next, context.PlannedAt);

    public override IEnumerable<(string Field, string Message)> Check(FlowSurroundings around)
    {
        if (!ContactAttribute.IsName(Attribute))
        {
            yield return ("attribute", $"must be 1 to {ContactAttribute.LongestName} letters, digits, - or _");
        }

        if (Value is { } value && (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array || value.GetRawText().Length > ContactAttribute.LongestValue))
        {
            yield return ("value", $"must be a text, a number, true or false, of at most {ContactAttribute.LongestValue} characters");
        }
    }
}
