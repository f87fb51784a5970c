using System.Text.Json;

namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>A request as a fake provider read it.</summary>
/// <param name="Headers">By name, without regard to case.</param>
internal sealed record FakeRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <exception cref="JsonException">The body is not JSON.</exception>
    public JsonElement Json() => JsonElement.Parse(Body);

    /// <summary>Fields of a form, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Form() => Pairs(Body);

    public string? Asked(string name) => Pairs(Query.TrimStart('?')).FirstOrDefault(pair => pair.Key == name).Value;

    private static List<KeyValuePair<string, string>> Pairs(string text)
        => [.. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "")))];
}
