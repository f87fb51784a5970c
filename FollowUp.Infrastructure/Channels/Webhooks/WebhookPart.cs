using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace FollowUp.Infrastructure.Channels.Webhooks;

/// <summary>One object of a webhook's body. What is missing is null; what has another type than documented is refused by name.</summary>
internal readonly struct WebhookPart(JsonElement element)
{
    /// <summary>As long as an id may be: cut ids may become equal.</summary>
    public const int LongestId = 200;

    private static readonly Instant Earliest = Instant.FromUtc(2000, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(2200, 1, 1, 0, 0);

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Text, or a number as text. Control characters but line breaks become spaces: databases take none.</summary>
    public string? Text(string name)
    {
        var text = Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } found => found.GetString(),
            { ValueKind: JsonValueKind.Number } found => found.GetRawText(),
            _ => throw new WebhookPartException($"{name} must be text"),
        };
        return string.IsNullOrEmpty(text) ? null : WebhookText.Clean(text);
    }

    /// <summary>Like <see cref="Text"/>, but anything else than text counts as missing: for words that are nice to have.</summary>
    public string? Words(string name)
        => Find(name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } ? WebhookText.Cut(Text(name)) : null;

    public string? Id(string name) => Text(name) is not { } text ? null
        : text.Length <= LongestId ? text : throw new WebhookPartException($"{name} must be at most {LongestId} characters");

    public string RequiredId(string name) => Id(name) ?? throw new WebhookPartException($"{name} is missing");

    public string Required(string name) => Text(name) ?? throw new WebhookPartException($"{name} is missing");

    public WebhookPart? Object(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } found => new WebhookPart(found),
        _ => throw new WebhookPartException($"{name} must be an object"),
    };

    /// <summary>Entries of a list; empty when the field is missing.</summary>
    public IReadOnlyList<JsonElement> List(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } found => [.. found.EnumerateArray()],
        _ => throw new WebhookPartException($"{name} must be a list"),
    };

    /// <summary>Null when the field is missing or neither true nor false.</summary>
    public bool? Flag(string name) => Find(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Seconds since 1970, as number or text.</summary>
    public Instant? UnixTime(string name) => Text(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 7_000_000_000
            ? Checked(name, Instant.FromUnixTimeMilliseconds((long)(seconds * 1000)))
            : throw new WebhookPartException($"{name} must be seconds since 1970");

    /// <summary>ISO 8601, with or without a colon in the offset; without an offset it means UTC.</summary>
    public Instant? Time(string name) => Text(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? Checked(name, Instant.FromDateTimeOffset(time))
            : throw new WebhookPartException($"{name} must be a time such as 2026-03-01T09:30:00Z");

    /// <exception cref="WebhookPartException">Not an object.</exception>
    public static WebhookPart Of(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? new WebhookPart(element)
        : throw new WebhookPartException("must be an object");

    private static Instant Checked(string name, Instant time)
        => time > Earliest && time < Latest ? time : throw new WebhookPartException($"{name} must be a time of this century");

    private JsonElement? Find(string name)
        => element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
}

/// <summary>A part cannot be read; the others can.</summary>
internal sealed class WebhookPartException(string reason) : Exception(reason);
