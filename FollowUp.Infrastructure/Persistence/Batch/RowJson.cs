using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch;

/// <summary>
/// Writes rows as the JSON that databases unpack: property names as they are, enums and instants as numbers, and ids in
/// capitals, because SQLite compares them as text and EF writes them so.
/// </summary>
internal static class RowJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new IdConverter(), new MillisecondsConverter() },
    };

    public static string Write<T>(IEnumerable<T> rows) => JsonSerializer.Serialize(rows, Options);

    private sealed class IdConverter : JsonConverter<Guid>
    {
        public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetGuid();

        public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options)
        {
            Span<char> text = stackalloc char[36];
            value.TryFormat(text, out _);
            for (var index = 0; index < text.Length; index++)
            {
                text[index] = char.ToUpperInvariant(text[index]);
            }

            writer.WriteStringValue(text);
        }
    }

    private sealed class MillisecondsConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => Instant.FromUnixTimeMilliseconds(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
            => writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
    }
}
