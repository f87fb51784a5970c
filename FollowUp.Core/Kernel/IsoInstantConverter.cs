using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Kernel;

/// <summary>Reads instants with any offset (RFC 3339) and writes them in UTC.</summary>
public sealed class IsoInstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parsed = OffsetDateTimePattern.ExtendedIso.Parse(reader.GetString() ?? "");
        return parsed.Success
            ? parsed.Value.ToInstant()
            : throw new JsonException("must be a time with its offset such as 2026-03-01T09:30:00Z");
    }

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
        => writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}
