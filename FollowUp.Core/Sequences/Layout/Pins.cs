using System.Text.Json;
using System.Text.Json.Nodes;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Sequences.Layout;

/// <summary>
/// Steps that somebody moved by hand: <see cref="Flow.Layout"/>. All others stand where <see cref="AutoLayout"/> puts
/// them. What else the layout holds is kept.
/// </summary>
public static class Pins
{
    /// <summary>Places by id; what is no place is left out.</summary>
    public static IReadOnlyDictionary<string, Spot> Of(Flow flow)
        => flow.Layout is not { ValueKind: JsonValueKind.Object } layout ? new Dictionary<string, Spot>()
            : layout.EnumerateObject().Where(entry => IsPlace(entry.Value)).GroupBy(entry => entry.Name, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => new Spot(group.Last().Value.GetProperty("x").GetDouble(), group.Last().Value.GetProperty("y").GetDouble()), StringComparer.Ordinal);

    /// <summary>Puts steps there.</summary>
    public static Flow Set(Flow flow, IReadOnlyDictionary<string, Spot> places)
    {
        if (places.Count == 0)
        {
            return flow;
        }

        var layout = flow.Layout is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given)! : [];
        foreach (var (id, spot) in places)
        {
            var entry = layout[id] as JsonObject ?? [];
            (entry["x"], entry["y"]) = (spot.X, spot.Y);
            layout[id] = entry.Parent is null ? entry : entry.DeepClone();
        }

        return flow with { Layout = JsonSerializer.SerializeToElement(layout, Json.Options) };
    }

    /// <summary>Moves steps from where they stand; where one comes near to the column of a neighbour it takes that column.</summary>
    public static Flow Move(Flow flow, IEnumerable<string> ids, Spot by)
    {
        var plan = CanvasPlan.Of(flow);
        var moved = ids.Distinct(StringComparer.Ordinal).Where(id => flow.Find(id) is not null).ToDictionary(id => id, id => plan.Steps[id] + by, StringComparer.Ordinal);
        var aligned = moved.Count == 1 ? Alignment.Of(flow, plan, moved) : moved;
        return Set(flow, aligned);
    }

    /// <summary>Everything stands by itself again.</summary>
    public static Flow Tidy(Flow flow) => flow with { Layout = null };

    /// <summary>After an edit those moved by hand keep their distance from where they would stand by themselves.</summary>
    public static Flow Carry(Flow before, Flow after)
    {
        var pinned = Of(after);
        if (pinned.Count == 0)
        {
            return after;
        }

        var (old, now) = (AutoLayout.Of(before).Steps, AutoLayout.Of(after).Steps);
        return Set(after, pinned.Where(pin => old.ContainsKey(pin.Key) && now.ContainsKey(pin.Key) && old[pin.Key] != now[pin.Key])
            .ToDictionary(pin => pin.Key, pin => pin.Value + now[pin.Key] - old[pin.Key], StringComparer.Ordinal));
    }

    /// <summary>Forgets the places of steps that are gone.</summary>
    public static Flow Without(Flow flow, IReadOnlySet<string> ids)
    {
        if (flow.Layout is not { ValueKind: JsonValueKind.Object } given)
        {
            return flow;
        }

        var layout = JsonObject.Create(given)!;
        foreach (var id in ids)
        {
            layout.Remove(id);
        }

        return flow with { Layout = layout.Count == 0 ? null : JsonSerializer.SerializeToElement(layout, Json.Options) };
    }

    private static bool IsPlace(JsonElement entry)
        => entry.ValueKind == JsonValueKind.Object && IsNumber(entry, "x") && IsNumber(entry, "y");

    private static bool IsNumber(JsonElement entry, string name)
        => entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && Math.Abs(number) < 1_000_000;
}
