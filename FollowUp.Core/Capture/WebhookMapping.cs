using System.Text.Json;
using System.Text.Json.Serialization;

namespace FollowUp.Core.Capture;

/// <summary>Where a foreign body says what an event has to know; each is a path such as <c>order.items[0].sku</c> (<see cref="JsonPath"/>).</summary>
public sealed record WebhookMapping
{
    public static readonly WebhookMapping Empty = new();

    public string? Email { get; init; }

    /// <summary>A number in international form.</summary>
    public string? Phone { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Timezone { get; init; }

    /// <summary>What the event is about.</summary>
    public string? Subject { get; init; }

    /// <summary>What tells a repeat; without it the body itself does.</summary>
    public string? Key { get; init; }

    /// <summary>A time with its offset, or seconds or milliseconds since 1970.</summary>
    public string? OccurredAt { get; init; }

    /// <summary>Path by name of an attribute of the contact.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>Path by name of a property of the event; none: the whole body is its properties.</summary>
    public IReadOnlyDictionary<string, string>? Properties { get; init; }

    /// <summary>Fields this version of the product does not know are kept as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>Every path with the field that it stands in, as the API writes it.</summary>
    public IEnumerable<(string Field, string Path)> Paths()
        => new[]
        {
            ("email", Email), ("phone", Phone), ("firstName", FirstName), ("lastName", LastName), ("timezone", Timezone), ("subject", Subject), ("key", Key), ("occurredAt", OccurredAt),
        }.Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, pair.Item2!))
            .Concat((Attributes ?? Nothing).Select(pair => ($"attributes.{pair.Key}", pair.Value)))
            .Concat((Properties ?? Nothing).Select(pair => ($"properties.{pair.Key}", pair.Value)));

    private static readonly Dictionary<string, string> Nothing = [];
}
