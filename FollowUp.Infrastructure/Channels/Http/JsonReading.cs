using System.Text.Json;

namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>Reads answers that may have any shape: what is not there or is of another kind is null.</summary>
internal static class JsonReading
{
    public static JsonElement At(this JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : default;

    public static JsonElement First(this JsonElement element)
        => element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0 ? element[0] : default;

    public static IEnumerable<JsonElement> Items(this JsonElement element)
        => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>A text that is not empty.</summary>
    public static string? Text(this JsonElement element)
        => element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : null;

    public static int? Number(this JsonElement element)
        => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number : null;
}
