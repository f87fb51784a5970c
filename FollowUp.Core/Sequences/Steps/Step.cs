using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUp.Core.Sequences.Publishing;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>One step of a flow. Each kind owns its outgoing edges, its validation and its decision.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SendStep), "send")]
[JsonDerivedType(typeof(WaitStep), "wait")]
[JsonDerivedType(typeof(ConditionStep), "condition")]
[JsonDerivedType(typeof(SplitStep), "split")]
[JsonDerivedType(typeof(TagStep), "tag")]
[JsonDerivedType(typeof(AttributeStep), "attribute")]
[JsonDerivedType(typeof(WebhookStep), "webhook")]
[JsonDerivedType(typeof(NotifyStep), "notify")]
[JsonDerivedType(typeof(EnrollStep), "enroll")]
[JsonDerivedType(typeof(GiftCardStep), "giftCard")]
[JsonDerivedType(typeof(EndStep), "end")]
public abstract record Step(string Id)
{
    /// <summary>What people call it; the kind and its content when left out.</summary>
    public string? Name { get; init; }

    /// <summary>Fields this version of the product does not know are kept as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>Where it may lead.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<Edge> Edges { get; }

    /// <summary>An enrollment may rest here, so that a loop through it does not spin.</summary>
    [JsonIgnore]
    public virtual bool Rests => false;

    /// <summary>What happens when an enrollment stands here.</summary>
    public abstract StepResult Decide(StepContext context);

    /// <summary>What is wrong with the step by itself: field and message.</summary>
    public virtual IEnumerable<(string Field, string Message)> Check(FlowSurroundings around) => [];
}

/// <summary>A way from one step to another.</summary>
/// <param name="Field">Where the step writes it, such as <c>branches[0].next</c>.</param>
/// <param name="To">Id of the next step, or <see cref="Flow.EndId"/>; null while nobody has connected it.</param>
/// <param name="Label">What leads here, in a few words; empty for a plain next.</param>
public sealed record Edge(string Field, string? To, string Label = "");

/// <summary>What an organization has that steps may name.</summary>
/// <param name="Templates">Channel by id of those that can be sent.</param>
/// <param name="Members">Ids of people who can be told something.</param>
public sealed record FlowSurroundings(
    IReadOnlyDictionary<Guid, Kernel.Channel> Templates,
    IReadOnlySet<Guid> Segments,
    IReadOnlySet<Guid> Sequences,
    IReadOnlySet<Guid> Members)
{
    /// <summary>Whether a schedule can be written so; what runs schedules knows.</summary>
    public Func<string, bool> IsCron { get; init; } = _ => true;

    /// <summary>Names of the service types, any case.</summary>
    public IReadOnlySet<string> Services { get; init; } = new HashSet<string>();

    /// <summary>Ids of templates for WhatsApp that are words of our own, which need an open session.</summary>
    public IReadOnlySet<Guid> SessionTemplates { get; init; } = new HashSet<Guid>();

    /// <summary>Templates that do not go out at present, by id.</summary>
    public IReadOnlyDictionary<Guid, HeldTemplate> HeldTemplates { get; init; } = new Dictionary<Guid, HeldTemplate>();

    /// <summary>What the laws on messages ask for; null where nobody looked.</summary>
    public SendingFacts? Sending { get; init; }

    /// <summary>Ids of the flow's own send steps.</summary>
    public IReadOnlySet<string> SendSteps { get; init; } = new HashSet<string>();
}
