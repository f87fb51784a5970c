using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;

namespace FollowUp.Web.Features.Segments.Building;

/// <summary>Rules as the text that people edit.</summary>
public static class RuleJson
{
    /// <summary>Characters that fit into one message of the browser.</summary>
    public const int Longest = 100_000;

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public static string Write(Rule rule) => JsonSerializer.Serialize(rule, Indented);

    /// <exception cref="InputException">It is no JSON, or no rule; says where.</exception>
    public static Rule Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Rule>(text, Json.Options) ?? throw new InputException("rule", "is missing");
        }
        catch (JsonException error) when (error.Path is { Length: > 1 } path)
        {
            throw new InputException($"rule{path.TrimStart('$')}", "is not of the kind that belongs here");
        }
        catch (JsonException error)
        {
            throw new InputException("rule", error is { LineNumber: { } line, BytePositionInLine: { } place } ? $"is not JSON: look at line {line + 1}, place {place + 1}" : "is not JSON");
        }
    }
}
