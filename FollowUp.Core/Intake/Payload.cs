using System.Globalization;
using System.Text.Json;
using FollowUp.Core.Kernel;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Intake;

/// <summary>An object of a webhook's body that knows its path, so that each refusal names the field as the sender wrote it.</summary>
internal sealed class Payload
{
    private static readonly JsonDocumentOptions Strictness = new() { MaxDepth = 32 };

    private readonly JsonElement element;
    private readonly string path;

    private Payload(JsonElement element, string path)
    {
        this.element = element;
        this.path = path;
    }

    /// <exception cref="InputException">Not JSON, or not an object.</exception>
    public static Payload Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var root = JsonElement.Parse(body.Span, Strictness);
            return root.ValueKind == JsonValueKind.Object ? new Payload(root, "") : throw new InputException("body", "must be a JSON object");
        }
        catch (JsonException error)
        {
            throw new InputException("body", $"is not JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine})");
        }
    }

    /// <summary>Name of a field of this object as problems report it.</summary>
    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public Payload? Object(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } found => new Payload(found, PathOf(name)),
        _ => throw Wrong(name, "must be an object"),
    };

    /// <summary>The field as it came; null when it is missing.</summary>
    public JsonElement? Raw(string name) => Find(name);

    public Payload RequiredObject(string name) => Object(name) ?? throw Wrong(name, "is missing");

    /// <summary>Objects of a list; empty when the field is missing.</summary>
    public IReadOnlyList<Payload> List(string name, int most)
    {
        if (Find(name) is not { } found)
        {
            return [];
        }

        if (found.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(name, "must be a list");
        }

        if (found.GetArrayLength() > most)
        {
            throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"must have at most {most} entries"));
        }

        return [.. found.EnumerateArray().Select((entry, index) => entry.ValueKind == JsonValueKind.Object
            ? new Payload(entry, string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}[{index}]"))
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"), "must be an object"))];
    }

    /// <summary>Text or a number as text, trimmed; null when missing or empty. Control characters become spaces: databases and mails take none.</summary>
    public string? Text(string name)
    {
        if (Find(name) is not { } found)
        {
            return null;
        }

        var text = found.ValueKind switch
        {
            JsonValueKind.String => Unescaped(found, name),
            JsonValueKind.Number => found.GetRawText(),
            _ => throw Wrong(name, "must be text"),
        };
        text = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Text cut to a length.</summary>
    public string? Text(string name, int most) => Text(name) is { } text && text.Length > most ? Cut(text, most) : Text(name);

    /// <summary>An id: text or number that is never cut, because cut ids may become equal.</summary>
    public string? Id(string name) => Text(name) is not { } text ? null : text.Length <= Limits.Id
        ? text
        : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"must be at most {Limits.Id} characters"));

    public string RequiredId(string name) => Id(name) ?? throw Wrong(name, "is missing");

    /// <summary>An absolute http or https address; anything else is dropped.</summary>
    public string? WebAddress(string name)
        => Text(name) is { Length: <= Limits.Url } text
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
                ? text
                : null;

    /// <summary>An amount, written as number or text.</summary>
    public decimal? Amount(string name) => Text(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : throw Wrong(name, "must be an amount such as 49.90");

    public bool? Flag(string name) => Find(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "must be true or false"),
    };

    /// <summary>A time (RFC 3339), to the millisecond as it is stored.</summary>
    /// <param name="utc">Without an offset it means UTC; otherwise it must have one.</param>
    public Instant? Time(string name, bool utc = false)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var parsed = OffsetDateTimePattern.ExtendedIso.Parse(text);
        if (!parsed.Success && utc && LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local)
        {
            return Milliseconds(local.Value.InUtc().ToInstant());
        }

        return parsed.Success ? Milliseconds(parsed.Value.ToInstant()) : throw Wrong(name, "must be a time with its offset such as 2026-03-01T09:30:00Z");
    }

    public InputException Wrong(string name, string message) => new(PathOf(name), message);

    private static Instant Milliseconds(Instant time) => Instant.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private static string Cut(string text, int most) => text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd();

    private string Unescaped(JsonElement found, string name)
    {
        try
        {
            return found.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(name, "is not valid Unicode");
        }
    }

    private JsonElement? Find(string name)
        => element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
}
