using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FollowUp.Core.Kernel;

/// <summary>How JSON is written into columns and definitions: camel case, nothing escaped that need not be, nulls left out.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = Create();

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">The text is not JSON of this shape.</exception>
    public static T Read<T>(string text)
        => JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("The value is null.");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            AllowOutOfOrderMetadataProperties = true,
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new IsoDurationConverter());
        options.Converters.Add(new IsoInstantConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
