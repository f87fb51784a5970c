using System.Text.Json;
using FollowUp.Core.Kernel;

namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>JSON that people type into a field.</summary>
public static class JsonText
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public static string Write(JsonElement value) => JsonSerializer.Serialize(value, Indented);

    /// <returns>Null for nothing.</returns>
    /// <exception cref="InputException">It is no JSON; says where.</exception>
    public static JsonElement? Read(string text, string field)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JsonElement.Parse(text);
        }
        catch (JsonException error)
        {
            throw new InputException(field, error is { LineNumber: { } line, BytePositionInLine: { } place } ? $"is not JSON: look at line {line + 1}, place {place + 1}" : "is not JSON");
        }
    }
}
