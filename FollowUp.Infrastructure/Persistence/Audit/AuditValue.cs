using System.Text.Json;
using System.Text.Json.Nodes;
using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Persistence.Audit;

/// <summary>Values as the log keeps them: short, and never a secret.</summary>
internal static class AuditValue
{
    /// <summary>Characters of one value; of a longer one the part that changed is kept.</summary>
    public const int Longest = 2_000;

    private const int Around = 200;

    public static void Put(JsonObject before, JsonObject after, string field, object? was, object? becomes, bool secret)
    {
        var (old, fresh) = (Node(was, secret), Node(becomes, secret));
        if (Text(old) is { } oldText && Text(fresh) is { } freshText && Math.Max(oldText.Length, freshText.Length) > Longest)
        {
            (old, fresh) = Excerpts(oldText, freshText);
        }

        Put(before, field, old);
        Put(after, field, fresh);
    }

    private static void Put(JsonObject fields, string field, JsonNode? value)
    {
        if (value is not null)
        {
            fields[field] = Text(value) is { Length: > Longest } text ? Cut(text, 0, Longest) : value;
        }
    }

    private static JsonNode? Node(object? value, bool secret) => value switch
    {
        null => null,
        string { Length: 0 } => null,
        _ when secret => "•••",
        string text => JsonValue.Create(text),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Json.Options),
    };

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue => null,
        _ => node.ToJsonString(Json.Options),
    };

    /// <summary>What differs of two long texts, with a little around it.</summary>
    private static (JsonNode Old, JsonNode Fresh) Excerpts(string old, string fresh)
    {
        var same = old.AsSpan().CommonPrefixLength(fresh);
        var start = Math.Max(0, same - Around);
        return (Cut(old, start, Longest), Cut(fresh, start, Longest));
    }

    private static JsonValue Cut(string text, int start, int length)
    {
        var end = Math.Min(text.Length, start + length);
        return JsonValue.Create($"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")} ({text.Length} characters)");
    }
}
