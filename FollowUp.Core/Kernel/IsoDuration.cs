using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace FollowUp.Core.Kernel;

/// <summary>Durations as ISO 8601 writes them (<c>P7D</c>, <c>PT2S</c>); a day is 24 hours, months and years are refused because their length varies.</summary>
public static class IsoDuration
{
    public static string Write(TimeSpan value) => XmlConvert.ToString(value);

    /// <exception cref="FormatException">Not an ISO 8601 duration of weeks, days, hours, minutes and seconds.</exception>
    public static TimeSpan Read(string text)
    {
        // Weeks stand alone in ISO 8601 and are not in XML Schema's subset.
        if (text.Length > 2 && text[0] == 'P' && text[^1] == 'W'
            && int.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks))
        {
            return TimeSpan.FromDays(7 * weeks);
        }

        var date = text.Split('T')[0];
        return date.Contains('Y') || date.Contains('M')
            ? throw new FormatException($"'{text}' has months or years; write days instead.")
            : XmlConvert.ToTimeSpan(text);
    }
}

/// <summary>Reads and writes <see cref="TimeSpan"/> by <see cref="IsoDuration"/>.</summary>
public sealed class IsoDurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return IsoDuration.Read(reader.GetString() ?? "");
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new JsonException("must be an ISO 8601 duration such as P7D or PT2H", error);
        }
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
        => writer.WriteStringValue(IsoDuration.Write(value));
}
