using System.Text.Json;

namespace FollowUp.Core.Segments;

/// <summary>How long after a service people are usually written to, by the service of the event.</summary>
/// <param name="ByName">Any case; <c>*</c> is for every service without an entry of its own.</param>
public sealed record ServiceDelays(IReadOnlyDictionary<string, TimeSpan> ByName)
{
    private static readonly string[] Fields = ["event.service", "event.serviceType"];

    public static readonly ServiceDelays None = new(new Dictionary<string, TimeSpan>());

    /// <summary>Nothing when the organization says nothing of it.</summary>
    public TimeSpan Of(JsonElement? properties)
        => NameIn(properties) is { } name && ByName.TryGetValue(name, out var own) ? own : ByName.GetValueOrDefault("*");

    /// <summary>Which service an event is about: its property <c>service</c>, else <c>serviceType</c>.</summary>
    public static string? NameIn(JsonElement? properties)
    {
        var facts = RuleFacts.None with { Event = properties };
        return Fields.Select(field => RuleEvaluator.Find(field, facts))
            .Where(found => found is { ValueKind: JsonValueKind.String or JsonValueKind.Number }).Select(found => found!.Value.ToString().Trim()).FirstOrDefault(name => name.Length > 0);
    }
}
