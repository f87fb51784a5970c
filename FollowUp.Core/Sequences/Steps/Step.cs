using System.Text.Json;
using System.Text.Json.Serialization;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>One step of a flow. Each kind owns its outgoing edges and its decision.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SendStep), "send")]
[JsonDerivedType(typeof(WaitStep), "wait")]
[JsonDerivedType(typeof(EndStep), "end")]
public abstract record Step(string Id)
{
    /// <summary>Fields this version of the product does not know are kept as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>Ids of the steps that may follow.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<string> Edges { get; }

    /// <summary>What happens when an enrollment stands here.</summary>
    public abstract StepResult Decide(StepContext context);
}
