using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Flows as the text that people edit.</summary>
public static class FlowText
{
    /// <summary>Characters that fit into one message of the browser; larger flows go through the API.</summary>
    public const int Longest = 200_000;

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    /// <summary>With line breaks, for reading.</summary>
    public static string Write(Flow flow) => JsonSerializer.Serialize(flow, Indented);

    /// <exception cref="InputException">It is no JSON, or no flow; each error names the field, and the step it is in.</exception>
    public static Flow Read(string? text)
    {
        try
        {
            using var document = JsonDocument.Parse(text ?? "");
            return FlowReader.Read(document.RootElement.Clone());
        }
        catch (JsonException error)
        {
            throw new InputException("text", error is { LineNumber: { } line, BytePositionInLine: { } place }
                ? $"is not JSON: look at line {line + 1}, place {place + 1}"
                : "is not JSON");
        }
    }
}
