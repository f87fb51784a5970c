using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;

namespace FollowUp.Web.Endpoints;

/// <summary>What may be said of a sequence.</summary>
/// <param name="Flow">The definition; see docs/flow.md.</param>
/// <param name="Preset">Key of a preset to start from, instead of a flow.</param>
/// <param name="Publish">Publish at once.</param>
/// <param name="Unfinished">Keep the draft although it could not be published.</param>
/// <param name="Version">The version the change started from; the newest when null.</param>
internal sealed record SequenceBody(
    string? Name = null, string? Description = null, JsonElement? Flow = null, string? Preset = null, bool Publish = false, bool Unfinished = false, int? Version = null);

/// <param name="Choice"><c>hold</c>, the default, or <c>stop</c>.</param>
internal sealed record PauseBody(string? Choice = null);

/// <param name="Over">ISO 8601; ten minutes when left out.</param>
internal sealed record ResumeBody(string? Over = null);

/// <summary>A sequence with its draft.</summary>
/// <param name="PublishedVersion">Number of the version that contacts enter; null until it was published.</param>
/// <param name="HasChanges">The draft differs from the published flow.</param>
internal sealed record SequenceAnswer(
    Guid Id, string Name, string? Description, string Status, JsonElement Flow, int? PublishedVersion, bool HasChanges, DateTimeOffset CreatedAt, DateTimeOffset? UpdatedAt, int Version)
{
    /// <summary>Of an answer to publishing: what is worth a word about what runs now. Null in others.</summary>
    public IReadOnlyList<FindingAnswer>? Findings { get; init; }

    public static SequenceAnswer Of(SequenceDetail detail) => new(
        detail.Id, detail.Name, detail.Description, ApiText.Of(detail.Status), ToJson(detail.Draft), detail.PublishedVersion, detail.HasChanges,
        detail.CreatedAt.ToDateTimeOffset(), detail.UpdatedAt?.ToDateTimeOffset(), detail.Version);

    /// <summary>A flow as the API writes it.</summary>
    public static JsonElement ToJson(Flow flow) => JsonSerializer.SerializeToElement(flow, Json.Options);
}

/// <summary>One line of the list.</summary>
/// <param name="Inside">Contacts walking or held.</param>
internal sealed record SequenceRowAnswer(Guid Id, string Name, string Status, string? Trigger, int Steps, int? PublishedVersion, int Inside, int Completed, int Exited, DateTimeOffset CreatedAt)
{
    public static SequenceRowAnswer Of(SequenceRow row) => new(
        row.Id, row.Name, ApiText.Of(row.Status), row.Trigger, row.Steps, row.PublishedVersion, row.Inside, row.Completed, row.Exited, row.CreatedAt.ToDateTimeOffset());
}

/// <param name="Touches">Channel and ISO 8601 wait before each message.</param>
internal sealed record SequencePresetAnswer(string Key, string Name, string Description, string Trigger, IReadOnlyList<PresetTouchAnswer> Touches)
{
    public static SequencePresetAnswer Of(SequencePreset preset) => new(
        preset.Key, preset.Name, preset.Description, preset.Trigger, [.. preset.Touches.Select(touch => new PresetTouchAnswer(ApiText.Of(touch.Channel), IsoDuration.Write(touch.After)))]);
}

internal sealed record PresetTouchAnswer(string Channel, string After);

/// <param name="Blocks">It keeps the flow from being published.</param>
/// <param name="Law">The law or rule behind it; null where there is none.</param>
internal sealed record FindingAnswer(string? Step, string Field, string Message, bool Blocks, string? Law)
{
    public static FindingAnswer Of(FlowFinding finding) => new(finding.StepId, finding.Field, finding.Message, finding.Blocks, finding.Law);
}
