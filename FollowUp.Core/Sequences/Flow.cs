using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences;

/// <summary>The graph that enrollments walk. Immutable; its JSON is public and versioned by <see cref="Schema"/>.</summary>
/// <param name="Start">Id of the first step.</param>
public sealed record Flow(IReadOnlyList<Step> Steps, string Start)
{
    private Dictionary<string, Step>? byId;

    public int Schema { get; init; } = 1;

    /// <summary>Fields this version of the product does not know are kept as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>The step of that id, or null.</summary>
    public Step? Find(string stepId)
    {
        byId ??= Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        return byId.GetValueOrDefault(stepId);
    }
}
