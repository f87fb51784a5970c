using System.Text.Json;
using System.Text.Json.Nodes;
using FollowUp.Core.Kernel;

namespace FollowUp.Web.Endpoints;

/// <summary>Reads JSON bodies as changes to what there is (RFC 7396, JSON Merge Patch): fields left out stay, null takes a value away.</summary>
internal static class JsonBody
{
    private const int Largest = 256 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 16 };

    /// <param name="current">What the change starts from; not changed itself.</param>
    /// <exception cref="InputException">Not JSON, or a field has the wrong type; names it.</exception>
    /// <exception cref="BadHttpRequestException">Larger than 256 KB.</exception>
    public static async Task<T> MergeAsync<T>(HttpRequest request, T current, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, Largest, cancellationToken)
            ?? throw new BadHttpRequestException("The largest body taken is 256 KB.", StatusCodes.Status413PayloadTooLarge);
        try
        {
            var change = JsonNode.Parse(body.Span, documentOptions: new JsonDocumentOptions { MaxDepth = 16 }) as JsonObject
                ?? throw new InputException("body", "must be a JSON object");
            var target = JsonSerializer.SerializeToNode(current, Options)!.AsObject();
            Merge(target, change);
            return target.Deserialize<T>(Options)!;
        }
        catch (JsonException error)
        {
            var field = error.Path?.TrimStart('$').TrimStart('.');
            throw string.IsNullOrEmpty(field) ? new InputException("body", "is not JSON") : new InputException(field, "has the wrong type");
        }
        catch (ArgumentException)
        {
            throw new InputException("body", "has a field twice");
        }
    }

    private static void Merge(JsonObject target, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            var key = target.FirstOrDefault(field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)).Key ?? name;
            if (value is JsonObject inner && target[key] is JsonObject there)
            {
                Merge(there, inner);
            }
            else
            {
                target[key] = value?.DeepClone();
            }
        }
    }
}
