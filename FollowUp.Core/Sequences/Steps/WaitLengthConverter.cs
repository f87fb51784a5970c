using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>Reads and writes the length of a wait: a duration, or <c>service</c> for <see cref="WaitStep.ServiceLength"/>.</summary>
public sealed class WaitLengthConverter : JsonConverter<TimeSpan?>
{
    private const string Service = "service";
    private static readonly IsoDurationConverter Durations = new();

    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.Null ? null
            : reader.TokenType != JsonTokenType.String ? throw new JsonException("must be an ISO 8601 duration such as P7D, or service")
            : reader.ValueTextEquals(Service) ? WaitStep.ServiceLength : Durations.Read(ref reader, typeof(TimeSpan), options);

    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case { } length when length == WaitStep.ServiceLength:
                writer.WriteStringValue(Service);
                break;
            case { } length:
                Durations.Write(writer, length, options);
                break;
        }
    }
}
