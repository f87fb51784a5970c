using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using NodaTime;

namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>What a provider answered.</summary>
/// <param name="Text">The body as it came; empty when it could not be read whole.</param>
/// <param name="Whole">The body came to its end, within the limit.</param>
internal sealed record ProviderAnswer(int Status, HttpResponseHeaders Headers, string Text, bool Whole, Instant At)
{
    private JsonElement? json;

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The body, or an element of kind Undefined when it is not JSON.</summary>
    public JsonElement Json => json ??= Parse(Text);

    /// <summary>How long the provider asks to wait (RFC 9110 §10.2.3), if it does.</summary>
    public TimeSpan? RetryAfter => Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => NotNegative(Instant.FromDateTimeOffset(date) - At),
        _ => null,
    };

    /// <summary>The wait in seconds that a header names, as in <c>ratelimit-reset</c>.</summary>
    public TimeSpan? Wait(string header)
        => Headers.TryGetValues(header, out var values) && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>The wait until the second since 1970 that a header names, as in <c>X-RateLimit-Reset</c>.</summary>
    public TimeSpan? Until(string header)
        => Headers.TryGetValues(header, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253_402_300_800
            ? NotNegative(Instant.FromUnixTimeSeconds(seconds) - At)
            : null;

    private static TimeSpan NotNegative(Duration wait) => wait < Duration.Zero ? TimeSpan.Zero : wait.ToTimeSpan();

    private static JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
