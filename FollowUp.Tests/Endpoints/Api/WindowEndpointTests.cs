using System.Net;

namespace FollowUp.Tests.Endpoints.Api;

public sealed class WindowEndpointTests : IDisposable
{
    private const string Check = "/api/v1/windows/check";

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("""{ "at": "2026-11-22T20:30:00-05:00", "channel": "sms", "phone": "+1 305 555 0123" }""", false, "2026-11-23T13:00:00+00:00", "florida")]
    [InlineData("""{ "at": "2026-11-22T10:00:00-06:00", "channel": "sms", "timezone": "America/Chicago", "state": "TX" }""", false, "2026-11-22T19:00:00+00:00", "texas")]
    [InlineData("""{ "at": "2026-11-22T10:00:00-06:00", "channel": "sms", "timezone": "America/Chicago" }""", true, "2026-11-22T16:00:00+00:00", null)]
    [InlineData("""{ "at": "2026-11-22T11:00:00+01:00", "channel": "voice", "country": "FR" }""", false, "2026-11-23T09:00:00+00:00", "france")]
    [InlineData("""{ "at": "2026-11-22T03:00:00Z", "channel": "email", "country": "US", "state": "TX" }""", true, "2026-11-22T03:00:00+00:00", null)]
    [InlineData("""{ "at": "2026-11-22T22:30:00+01:00", "channel": "voice" }""", false, "2026-11-23T07:00:00+00:00", "organization")]
    [InlineData("""{ "at": "2026-11-22T10:00:00Z", "channel": "sms", "timezone": "Europe/London", "ruleSets": ["US-TX"] }""", false, "2026-11-22T12:00:00+00:00", "texas")]
    public async Task It_tells_whether_when_and_by_which_rule(string json, bool allowed, string next, string? rule)
    {
        await world.SendAsync(HttpMethod.Patch, "/api/v1/organization", """{ "timeZone": "Europe/Stockholm" }""");

        var (status, answer) = await world.SendAsync(HttpMethod.Post, Check, json);

        Assert.Equal((HttpStatusCode.OK, allowed, DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture)), (status, answer.GetProperty("allowed").GetBoolean(), answer.GetProperty("nextAllowedAt").GetDateTimeOffset()));
        Assert.Equal(rule, answer.TryGetProperty("rule", out var found) ? found.GetString() : null);
        Assert.StartsWith("2026-11-", answer.GetProperty("ruleSetVersion").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "channel": "sms" }""", "at")]
    [InlineData("""{ "at": "tomorrow", "channel": "sms" }""", "at")]
    [InlineData("""{ "at": "2026-11-22T20:30:00Z" }""", "channel")]
    [InlineData("""{ "at": "2026-11-22T20:30:00Z", "channel": "fax" }""", "channel")]
    [InlineData("""{ "at": "2026-11-22T20:30:00Z", "channel": "sms", "timezone": "Mars" }""", "timezone")]
    [InlineData("""{ "at": "2026-11-22T20:30:00Z", "channel": "sms", "phone": "070-123 45 67" }""", "phone")]
    [InlineData("""{ "at": "2026-11-22T20:30:00Z", "channel": "sms", "country": "USA" }""", "country")]
    [InlineData("""{ "at": "2026-11-22T20:30:00Z", "channel": "sms", "country": "CA", "state": "TX" }""", "state")]
    [InlineData("""{ "at": "2026-11-22T20:30:00Z", "channel": "sms", "state": "ZZ" }""", "state")]
    [InlineData("""{ "at": "2026-11-22T20:30:00Z", "channel": "sms", "ruleSets": ["mars"] }""", "ruleSets")]
    [InlineData("""{ "at": 7 }""", "at")]
    [InlineData("""[]""", "body")]
    public async Task What_cannot_be_read_is_named(string json, string field) => Assert.Equal([field], await world.WrongFieldsAsync(HttpMethod.Post, Check, json));

    [Fact]
    public async Task An_organizations_own_quiet_hours_count_for_it_alone()
    {
        const string question = """{ "at": "2026-11-22T10:00:00Z", "channel": "email" }""";
        Assert.True((await world.SendAsync(HttpMethod.Post, Check, question)).Body.GetProperty("allowed").GetBoolean());

        await world.SendAsync(HttpMethod.Patch, "/api/v1/organization", """{ "timeZone": "UTC", "quietHours": { "email": { "from": "09:00", "to": "11:00" } } }""");

        var answer = (await world.SendAsync(HttpMethod.Post, Check, question)).Body;
        Assert.Equal((false, "organization"), (answer.GetProperty("allowed").GetBoolean(), answer.GetProperty("rule").GetString()));
        using var other = new ApiWorld();
        Assert.True((await other.SendAsync(HttpMethod.Post, Check, question)).Body.GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public async Task Nobody_asks_without_a_key()
    {
        world.Client.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(HttpStatusCode.Unauthorized, (await world.SendAsync(HttpMethod.Post, Check, "{}")).Status);
    }
}
