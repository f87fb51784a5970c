using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;

namespace FollowUp.Web.Endpoints;

/// <summary>Reads bodies that may hold a flow, which is larger and deeper than what other resources take.</summary>
internal static class FlowBody
{
    /// <summary>What is larger than a definition may be is still read, to say so in the way of any other mistake.</summary>
    private const int Largest = 16 * 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 64 };

    /// <summary>An empty body is one without fields.</summary>
    /// <exception cref="InputException">Not JSON, larger than a definition may be, or a field has the wrong type; names it.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, Largest, cancellationToken) ?? throw TooLarge();
        if (body.Length > FlowReader.MostBytes * 2)
        {
            throw TooLarge();
        }

        try
        {
            var json = body.Span.Trim(" \t\r\n"u8);
            return JsonSerializer.Deserialize<T>(json.IsEmpty ? "{}"u8 : json, Options) ?? throw new InputException("body", "must be a JSON object");
        }
        catch (JsonException error)
        {
            var field = error.Path?.TrimStart('$').TrimStart('.');
            throw string.IsNullOrEmpty(field) ? new InputException("body", "is not JSON") : new InputException(field, "has the wrong type");
        }
    }

    private static InputException TooLarge() => new("flow", $"must be at most {FlowReader.MostBytes / 1024} KB");
}
