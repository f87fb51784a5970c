using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences;

/// <summary>The graph that enrollments walk. Immutable; its JSON is public and versioned by <see cref="Schema"/>.</summary>
/// <param name="Start">Id of the first step.</param>
public sealed record Flow(IReadOnlyList<Step> Steps, string Start)
{
    /// <summary>Where a way leads that ends the flow; needs no step of its own.</summary>
    public const string EndId = "end";

    private FlowGraph? graph;
    private FlowNeeds? needs;

    /// <summary>A changed copy looks its edges up anew.</summary>
    private Flow(Flow original)
    {
        (Steps, Start, Schema) = (original.Steps, original.Start, original.Schema);
        (Trigger, Settings, Layout, Unknown) = (original.Trigger, original.Settings, original.Layout, original.Unknown);
    }

    public int Schema { get; init; } = 1;

    /// <summary>What enrolls contacts; null: only people and programs do, by hand.</summary>
    public FlowTrigger? Trigger { get; init; }

    public FlowSettings? Settings { get; init; }

    /// <summary>Where steps stand on the canvas, by id; has no influence on behaviour.</summary>
    public JsonElement? Layout { get; init; }

    /// <summary>Fields this version of the product does not know are kept as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>Its edges, looked up once.</summary>
    [JsonIgnore]
    public FlowGraph Graph => graph ??= new FlowGraph(this);

    /// <summary>The facts its steps look at.</summary>
    [JsonIgnore]
    public FlowNeeds Needs => needs ??= new FlowNeeds(this);

    /// <summary>The step of that id, or null.</summary>
    public Step? Find(string stepId) => Graph.Find(stepId);
}
