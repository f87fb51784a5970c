using System.Globalization;
using System.Text.Json;

namespace FollowUp.Core.Capture;

/// <summary>
/// Names one value of a JSON body: names parted by dots, places of lists in brackets from 0, and names with other
/// characters in brackets and quotes, such as <c>order.items[0]["unit price"]</c>. A leading <c>$.</c> may stand before it.
/// </summary>
public static class JsonPath
{
    /// <summary>Characters of a path.</summary>
    public const int Longest = 300;

    private const int DeepestShown = 12;

    /// <summary>Whether it can be read.</summary>
    public static bool IsPath(string path) => path.Length <= Longest && Parse(path) is not null;

    /// <returns>Null when the body has nothing there.</returns>
    public static JsonElement? Find(JsonElement body, string path)
    {
        foreach (var part in Parse(path) ?? [])
        {
            if (part.Index is { } index && body.ValueKind == JsonValueKind.Array && index < body.GetArrayLength())
            {
                body = body[index];
            }
            else if (part.Name is { } name && body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var found))
            {
                body = found;
            }
            else
            {
                return null;
            }
        }

        return body.ValueKind == JsonValueKind.Null ? null : body;
    }

    /// <summary>Paths of all texts, numbers and truth values, in the order of the body.</summary>
    public static IEnumerable<(string Path, JsonElement Value)> Leaves(JsonElement body) => Walk(body, "", 0);

    private static IEnumerable<(string Path, JsonElement Value)> Walk(JsonElement element, string path, int depth) => element.ValueKind switch
    {
        _ when depth > DeepestShown => [],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Walk(property.Value, Join(path, property.Name), depth + 1)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((one, index) => Walk(one, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), depth + 1)),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => [(path, element)],
    };

    private static string Join(string path, string name)
        => name.Length > 0 && name.All(IsPlain) ? path.Length == 0 ? name : $"{path}.{name}" : $"{path}[{JsonSerializer.Serialize(name)}]";

    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    private static List<Part>? Parse(string path)
    {
        var parts = new List<Part>();
        var at = path.StartsWith('$') ? 1 : 0;
        while (at < path.Length)
        {
            var next = path[at] == '[' ? Bracket(path, at, parts) : Name(path, path[at] == '.' ? at + 1 : at == 0 ? 0 : -1, parts);
            if (next < 0)
            {
                return null;
            }

            at = next;
        }

        return parts.Count == 0 ? null : parts;
    }

    /// <returns>Where the next part begins; -1 when it cannot be read.</returns>
    private static int Name(string path, int at, List<Part> parts)
    {
        if (at < 0)
        {
            return -1;
        }

        var end = at;
        while (end < path.Length && IsPlain(path[end]))
        {
            end++;
        }

        parts.Add(new Part(path[at..end], null));
        return end == at ? -1 : end;
    }

    private static int Bracket(string path, int at, List<Part> parts)
    {
        var quoted = at + 1 < path.Length && path[at + 1] == '"';
        var end = quoted ? path.IndexOf("\"]", at + 2, StringComparison.Ordinal) + 1 : path.IndexOf(']', at);
        if (end <= at)
        {
            return -1;
        }

        var inside = path[(at + 1)..end];
        if (!quoted)
        {
            parts.Add(new Part(null, int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1));
            return parts[^1].Index < 0 ? -1 : end + 1;
        }

        try
        {
            parts.Add(new Part(JsonSerializer.Deserialize<string>(inside), null));
            return end + 1;
        }
        catch (JsonException)
        {
            return -1;
        }
    }

    private sealed record Part(string? Name, int? Index);
}
