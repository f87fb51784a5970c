using System.Text.Json;
using FollowUp.Core.Kernel;

namespace FollowUp.Web.Features.Capture;

/// <summary>Properties of events as people type them: a name and a value on each line. A value that is JSON other than text stays what it is.</summary>
public static class PropertyLines
{
    private const string Field = "properties";

    /// <summary><c>{"campaign":"Summer","tags":["a"]}</c> is <c>campaign: Summer</c> and <c>tags: ["a"]</c>.</summary>
    public static string Write(string json)
        => string.Join('\n', JsonElement.Parse(json).EnumerateObject().Select(property => $"{property.Name}: {Text(property.Value)}"));

    /// <exception cref="InputException">A line has no name, or names one twice.</exception>
    public static JsonElement Read(string lines)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf(':', StringComparison.Ordinal);
            if (at < 1 || !properties.TryAdd(line[..at].TrimEnd(), Value(line[(at + 1)..].Trim())))
            {
                throw new InputException(Field, at < 1 ? $"write a name, a colon and a value, unlike “{line}”" : $"name “{line[..at].TrimEnd()}” once only");
            }
        }

        return JsonSerializer.SerializeToElement(properties, Json.Options);
    }

    private static string Text(JsonElement value)
        => value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !text.Contains('\n') && Value(text).ValueKind == JsonValueKind.String
            ? text
            : Json.Write(value);

    private static JsonElement Value(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text, Json.Options);
        }
    }
}
