using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences;

/// <summary>What two flows do differently. Where steps stand on the canvas is no difference.</summary>
public static class FlowDiff
{
    /// <returns>Changes in the order of the newer flow; removed steps last.</returns>
    public static IReadOnlyList<FlowChange> Between(Flow older, Flow newer)
    {
        var changes = new List<FlowChange>();
        foreach (var (field, before, after) in new[]
        {
            ("trigger", Text(older.Trigger), Text(newer.Trigger)), ("settings", Text(older.Settings), Text(newer.Settings)), ("start", older.Start, newer.Start),
        })
        {
            if (before != after)
            {
                changes.Add(new FlowChange(null, FlowChangeKind.Changed, [field]));
            }
        }

        changes.AddRange(newer.Steps.Select(step => older.Find(step.Id) is not { } before ? new FlowChange(step.Id, FlowChangeKind.Added, []) : Changed(before, step)).OfType<FlowChange>());
        changes.AddRange(older.Steps.Where(step => newer.Find(step.Id) is null).Select(step => new FlowChange(step.Id, FlowChangeKind.Removed, [])));
        return changes;
    }

    /// <summary>Whether both behave alike.</summary>
    public static bool IsSame(Flow one, Flow other) => Between(one, other).Count == 0;

    private static FlowChange? Changed(Step before, Step after)
    {
        var (old, changed) = (Fields(before), Fields(after));
        var fields = old.Keys.Union(changed.Keys).Where(field => old.GetValueOrDefault(field) != changed.GetValueOrDefault(field)).Order(StringComparer.Ordinal).ToList();
        return fields.Count == 0 ? null : new FlowChange(after.Id, FlowChangeKind.Changed, fields);
    }

    private static Dictionary<string, string> Fields(Step step)
        => JsonSerializer.SerializeToElement(step, Json.Options).EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetRawText());

    private static string? Text<T>(T? value)
        where T : class
        => value is null ? null : Json.Write(value);
}

/// <summary>One difference.</summary>
/// <param name="StepId">Null for the flow as a whole.</param>
/// <param name="Fields">What changed in it.</param>
public sealed record FlowChange(string? StepId, FlowChangeKind Kind, IReadOnlyList<string> Fields);

/// <summary>What happened to a step.</summary>
public enum FlowChangeKind
{
    Added,
    Changed,
    Removed,
}
