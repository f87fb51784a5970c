using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Organizations;

public sealed class OrganizationEndpointTests : IDisposable
{
    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task The_key_given_at_first_start_shows_the_organization()
    {
        var answer = await app.CreateApiClient().GetFromJsonAsync<JsonElement>("/api/v1/organization");

        Assert.Equal("Test Shop", answer.GetProperty("name").GetString());
        Assert.True(answer.GetProperty("id").TryGetGuid(out _));
        Assert.Equal(
            ["id", "name", "timeZone", "postalAddress", "brandColor", "replyTo", "quietHours", "limits", "frequencyCaps", "shortLinks", "replies", "preferences"], answer.EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong-key-0123456789-0123456789-0123456789")]
    public async Task Without_a_known_key_it_is_401_as_problem_json(string? key)
    {
        using var client = key is null ? app.CreateClient() : app.CreateApiClient(key);
        var answer = await client.GetAsync("/api/v1/organization");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_key_without_the_scope_gets_403_as_problem_json()
    {
        var key = await CreateKeyAsync(ApiScopes.OrganizationRead);
        using var client = app.CreateApiClient(key);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/organization")).StatusCode);
        var answer = await client.PatchAsJsonAsync("/api/v1/organization", new { name = "Renamed" });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Given_fields_change_and_the_others_stay()
    {
        using var client = app.CreateApiClient();

        var answer = await client.PatchAsJsonAsync("/api/v1/organization", new { name = "Renamed", timeZone = "Europe/Oslo", brandColor = "#aabbcc", replyTo = "help@example.com" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await client.PatchAsJsonAsync("/api/v1/organization", new { postalAddress = "Road 1, Oslo" });

        var now = await client.GetFromJsonAsync<JsonElement>("/api/v1/organization");
        Assert.Equal(
            ("Renamed", "Europe/Oslo", "#AABBCC", "help@example.com", "Road 1, Oslo"),
            (Text(now, "name"), Text(now, "timeZone"), Text(now, "brandColor"), Text(now, "replyTo"), Text(now, "postalAddress")));
    }

    [Fact]
    public async Task Frequency_caps_are_set_together_and_wrong_ones_name_their_place()
    {
        using var client = app.CreateApiClient();
        var caps = new object[] { new { channel = "total", most = 5, per = "week", action = "defer" }, new { channel = "sms", most = 1, per = "day", action = "skip" } };

        Assert.Equal(HttpStatusCode.OK, (await client.PatchAsJsonAsync("/api/v1/organization", new { frequencyCaps = caps })).StatusCode);
        await client.PatchAsJsonAsync("/api/v1/organization", new { name = "Renamed" });
        foreach (var (wrong, field) in new (object, string)[] { (new { channel = "fax", most = 1, per = "day", action = "skip" }, "frequencyCaps[0].channel"), (new { channel = "sms", most = 0, per = "day", action = "skip" }, "frequencyCaps[0].most"), (new { channel = "sms", most = 1, per = "hour", action = "skip" }, "frequencyCaps[0].per"), (new { channel = "sms", most = 1, per = "day" }, "frequencyCaps[0].action") })
        {
            var refused = await client.PatchAsJsonAsync("/api/v1/organization", new { frequencyCaps = new[] { wrong } });
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(field, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var now = (await client.GetFromJsonAsync<JsonElement>("/api/v1/organization")).GetProperty("frequencyCaps");
        Assert.Equal("""[{"channel":"total","most":5,"per":"week","action":"defer"},{"channel":"sms","most":1,"per":"day","action":"skip"}]""", JsonSerializer.Serialize(now));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<string> CreateKeyAsync(params string[] scopes)
    {
        _ = app.Server;
        await using var context = app.Get<Database>().Open(DataScope.All);
        var organization = await context.Organizations.SingleAsync();
        return (await app.Get<IApiKeys>().CreateAsync(Actor.System(organization.Id), "Test", scopes, default)).Text;
    }
}
