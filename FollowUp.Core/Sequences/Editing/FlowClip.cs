using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences.Editing;

/// <summary>Copied steps as text, to be pasted into this or another flow.</summary>
public static class FlowClip
{
    private const string Mark = "followup/steps";

    /// <summary>The steps in walking order. Ways that lead out of the selection are open in it.</summary>
    public static string Copy(Flow flow, IReadOnlySet<string> ids)
    {
        var steps = flow.Graph.Reachable.Select(flow.Find).OfType<Step>().Concat(flow.Steps).Distinct().Where(step => ids.Contains(step.Id))
            .Select(step => StepWays.Turn(step, edge => edge.To is { } to && (ids.Contains(to) || IsEnd(flow, to)) ? to : null)).ToList();
        return Json.Write(new Clip(Mark, steps));
    }

    /// <exception cref="InputException">It is not what <see cref="Copy"/> made.</exception>
    public static IReadOnlyList<Step> Read(string? text)
    {
        try
        {
            using var document = JsonDocument.Parse(text ?? "");
            var root = document.RootElement.Clone();
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kind", out var kind) || kind.ValueKind != JsonValueKind.String || kind.GetString() != Mark
                || !root.TryGetProperty("steps", out var steps) || steps.ValueKind != JsonValueKind.Array || steps.GetArrayLength() == 0)
            {
                throw new InputException("clipboard", "holds no steps of a sequence");
            }

            return FlowReader.Read(JsonSerializer.SerializeToElement(new { start = "any", steps }, Json.Options), "clipboard").Steps;
        }
        catch (JsonException)
        {
            throw new InputException("clipboard", "holds no steps of a sequence");
        }
    }

    /// <summary>It ends there without a step of its own.</summary>
    private static bool IsEnd(Flow flow, string to) => to == Flow.EndId && flow.Find(to) is null;

    private sealed record Clip(string Kind, IReadOnlyList<Step> Steps);
}
