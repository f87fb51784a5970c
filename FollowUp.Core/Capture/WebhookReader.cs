using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Capture;

/// <summary>Makes an event of a foreign body by the mapping of its webhook. Pure.</summary>
public static class WebhookReader
{
    /// <summary>As stored with events.</summary>
    public const string Source = "webhook";

    private const int LongestKey = 160;
    private const long FirstMilliseconds = 100_000_000_000;
    private static readonly JsonDocumentOptions Strictness = new() { MaxDepth = 32 };

    /// <exception cref="InputException">Not JSON.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonElement.Parse(body.Span, Strictness);
        }
        catch (JsonException error)
        {
            throw new InputException("body", $"is not JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine})");
        }
    }

    /// <exception cref="InputException">Something is missing or wrong; names the field as the body calls it.</exception>
    public static NewEvent Read(InboundAddress webhook, JsonElement body, IPhoneNumbers phones, IIdSource ids, Instant now)
    {
        var mapping = webhook.Mapping;
        if (mapping.Email is null && mapping.Phone is null)
        {
            throw new InputException("mapping.email", "is not chosen, and the phone number is not either: say where the body tells who it is about");
        }

        if (Text(body, mapping.Email) is null && Text(body, mapping.Phone) is null)
        {
            throw new InputException(mapping.Email ?? mapping.Phone!, mapping is { Email: not null, Phone: { } phone } ? $"is missing, and so is {phone}" : "is missing");
        }

        try
        {
            var shaped = JsonSerializer.SerializeToUtf8Bytes(Shape(webhook, body), Json.Options);
            return ApiEvents.ReadOne(webhook.OrganizationId, shaped, $"{webhook.Id:N}/{Key(body, mapping.Key)}", phones, ids, now) with { Source = Source };
        }
        catch (InputException error)
        {
            throw new InputException([.. error.Errors.Select(one => one with { Field = NameIn(mapping, one.Field) })]);
        }
    }

    /// <summary>What a body would lead to, in one sentence.</summary>
    public static (bool Raises, string Words) Preview(InboundAddress webhook, JsonElement body, IPhoneNumbers phones, IIdSource ids, Instant now)
    {
        try
        {
            var read = Json.Read<ContactEvent>(Read(webhook, body, phones, ids, now).Payload);
            var about = read.Subject is null ? "" : $", about {read.Subject}";
            return (true, $"Would raise {webhook.EventType} for {read.Contact!.Email ?? read.Contact.Phone}{about}.");
        }
        catch (InputException error)
        {
            return (false, $"Would be refused: {string.Join(" ", error.Errors.Select(one => $"{one.Field} {one.Message}."))}");
        }
    }

    /// <summary>The body as the events API would be told.</summary>
    private static JsonObject Shape(InboundAddress webhook, JsonElement body)
    {
        var mapping = webhook.Mapping;
        var contact = new JsonObject();
        foreach (var (name, path) in new[] { ("email", mapping.Email), ("phone", mapping.Phone), ("firstName", mapping.FirstName), ("lastName", mapping.LastName), ("timezone", mapping.Timezone) })
        {
            contact[name] = Node(body, path);
        }

        contact["attributes"] = Named(body, mapping.Attributes);
        var properties = mapping.Properties is { Count: > 0 } named ? Named(body, named) : body.ValueKind == JsonValueKind.Object ? Copy(body) : null;
        return new JsonObject
        {
            ["type"] = webhook.EventType,
            ["contact"] = contact,
            ["occurredAt"] = Time(body, mapping.OccurredAt),
            ["subject"] = Node(body, mapping.Subject),
            ["properties"] = properties,
        };
    }

    private static JsonObject? Named(JsonElement body, IReadOnlyDictionary<string, string>? paths)
        => paths is not { Count: > 0 } ? null : new JsonObject(paths.Select(pair => KeyValuePair.Create(pair.Key, Node(body, pair.Value))).Where(pair => pair.Value is not null));

    private static JsonNode? Node(JsonElement body, string? path) => path is not null && JsonPath.Find(body, path) is { } found ? Copy(found) : null;

    private static JsonNode? Copy(JsonElement element) => JsonNode.Parse(element.GetRawText());

    private static string? Text(JsonElement body, string? path) => Node(body, path)?.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Many programs write times as seconds or milliseconds since 1970.</summary>
    private static JsonNode? Time(JsonElement body, string? path)
    {
        if (path is null || JsonPath.Find(body, path) is not { } found)
        {
            return null;
        }

        return found.ValueKind == JsonValueKind.Number && found.TryGetInt64(out var number) && Math.Abs(number) < FirstMilliseconds * 100
            ? JsonValue.Create(InstantPattern.ExtendedIso.Format(number < FirstMilliseconds ? Instant.FromUnixTimeSeconds(number) : Instant.FromUnixTimeMilliseconds(number)))
            : Copy(found);
    }

    /// <summary>What the sender gives, when it is plain and short; else a hash of it, or of the whole body.</summary>
    private static string Key(JsonElement body, string? path)
        => Text(body, path) is not { } key ? Hash(body.GetRawText()) : key.Length <= LongestKey && key.All(c => c is > ' ' and < '\u007f') ? key : Hash(key);

    private static string Hash(string text) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string NameIn(WebhookMapping mapping, string field)
    {
        var own = field.StartsWith("contact.", StringComparison.Ordinal) ? field["contact.".Length..] : field;
        return mapping.Paths().Where(pair => pair.Field == own).Select(pair => pair.Path).FirstOrDefault(own);
    }
}
