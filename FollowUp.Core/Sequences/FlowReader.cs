using System.Globalization;
using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences;

/// <summary>Reads a flow out of the JSON that people and programs write, and names the step and field of each mistake.</summary>
public static class FlowReader
{
    /// <summary>Steps of a flow.</summary>
    public const int MostSteps = 500;

    /// <summary>Bytes of a definition.</summary>
    public const int MostBytes = 512 * 1024;

    /// <summary>Characters of a step's id.</summary>
    public const int LongestId = 40;

    private const int KnownSchema = 1;

    /// <param name="path">Of the flow as the API writes it.</param>
    /// <exception cref="InputException">It is no flow; each error names the field, and the step it is in.</exception>
    public static Flow Read(JsonElement definition, string path = "flow")
    {
        if (definition.ValueKind != JsonValueKind.Object)
        {
            throw new InputException(path, "must be a JSON object");
        }

        if (definition.GetRawText().Length > MostBytes)
        {
            throw new InputException(path, $"must be at most {MostBytes / 1024} KB");
        }

        var errors = new List<InputError>();
        var steps = Steps(definition, path, errors);
        var flow = errors.Count == 0 ? Whole(definition, path, errors) : null;
        return errors.Count == 0 && flow is not null ? flow with { Steps = steps } : throw new InputException(errors);
    }

    private static List<Step> Steps(JsonElement definition, string path, List<InputError> errors)
    {
        var found = new List<Step>();
        if (!definition.TryGetProperty("steps", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new InputError($"{path}.steps", "must be a list"));
            return found;
        }

        if (list.GetArrayLength() is 0 or > MostSteps)
        {
            errors.Add(new InputError($"{path}.steps", $"must be 1 to {MostSteps}"));
            return found;
        }

        var index = 0;
        foreach (var element in list.EnumerateArray())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}.steps[{index++}]");
            if (One(element, at, errors) is { } step)
            {
                found.Add(step);
            }
        }

        foreach (var id in found.GroupBy(step => step.Id).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            errors.Add(new InputError($"{path}.steps", $"must have ids that differ; '{id}' is there more than once"));
        }

        return found;
    }

    private static Step? One(JsonElement element, string at, List<InputError> errors)
    {
        if (element.ValueKind != JsonValueKind.Object || Text(element, "id") is not { } id || !IsId(id))
        {
            errors.Add(new InputError($"{at}.id", $"must be 1 to {LongestId} letters, digits, - or _"));
            return null;
        }

        if (Text(element, "kind") is not { } kind || !Kinds.Contains(kind))
        {
            errors.Add(new InputError($"{at}.kind", $"of step '{id}' must be one of {string.Join(", ", Kinds)}"));
            return null;
        }

        try
        {
            return element.Deserialize<Step>(Json.Options);
        }
        catch (JsonException error)
        {
            errors.Add(new InputError($"{at}{Field(error)}", $"of step '{id}' {Reason(error)}"));
            return null;
        }
    }

    /// <summary>Steps were read one by one, to tell which one is wrong.</summary>
    private static Flow? Whole(JsonElement definition, string path, List<InputError> errors)
    {
        var schema = definition.TryGetProperty("schema", out var number) ? number : default;
        if (schema.ValueKind != JsonValueKind.Undefined && !(schema.ValueKind == JsonValueKind.Number && schema.TryGetInt32(out var given) && given == KnownSchema))
        {
            errors.Add(new InputError($"{path}.schema", $"must be {KnownSchema}"));
            return null;
        }

        try
        {
            var flow = definition.Deserialize<Flow>(Json.Options)!;
            if (string.IsNullOrEmpty(flow.Start))
            {
                errors.Add(new InputError($"{path}.start", "must be the id of the first step"));
            }

            return flow;
        }
        catch (JsonException error)
        {
            errors.Add(new InputError($"{path}{Field(error)}", Reason(error)));
            return null;
        }
    }

    /// <summary>Kinds of steps by the name their JSON gives them.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        [.. typeof(Step).GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false)
            .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().Select(kind => (string)kind.TypeDiscriminator!)];

    private static bool IsId(string id) => id.Length is > 0 and <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static string? Text(JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Field(JsonException error) => error.Path is { Length: > 1 } path ? path[1..] : "";

    /// <summary>Our own converters say what they want; the serializer's words name types and are left out.</summary>
    private static string Reason(JsonException error)
        => error.Message.StartsWith("must be", StringComparison.Ordinal) ? error.Message.Split(" Path:")[0] : "is not of the kind that belongs here";
}
