using System.Net;
using FollowUp.Core.Organizations;

namespace FollowUp.Tests.Endpoints.Api;

public sealed class DryRunEndpointTests : IDisposable
{
    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task It_answers_with_figures_of_the_last_days()
    {
        var (status, body) = await world.SendAsync(HttpMethod.Post, $"{await SequenceAsync()}/dry-run", """{ "days": 30, "engagement": { "opensAfter": "PT1H" } }""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((0, 0, false), (body.GetProperty("events").GetInt32(), body.GetProperty("entered").GetInt32(), body.GetProperty("cut").GetBoolean()));
        Assert.Equal(30, (body.GetProperty("to").GetDateTimeOffset() - body.GetProperty("from").GetDateTimeOffset()).TotalDays);
    }

    [Theory]
    [InlineData("""{ "days": 0 }""", "days")]
    [InlineData("""{ "days": 31 }""", "days")]
    [InlineData("""{ "days": "a week" }""", "days")]
    [InlineData("""{ "engagement": { "opensAfter": "soon" } }""", "engagement.opensAfter")]
    public async Task What_is_wrong_names_the_field(string json, string field)
        => Assert.Equal([field], await world.WrongFieldsAsync(HttpMethod.Post, $"{await SequenceAsync()}/dry-run", json));

    [Fact]
    public async Task A_sequence_that_no_event_starts_cannot_be_run_dry()
    {
        var (_, made) = await world.SendAsync(
            HttpMethod.Post, "/api/v1/sequences", """{ "name": "By hand", "flow": { "start": "mark", "steps": [ { "id": "mark", "kind": "tag", "add": [ "seen" ], "next": "end" } ] } }""");

        Assert.Equal(["flow.trigger.event"], await world.WrongFieldsAsync(HttpMethod.Post, $"/api/v1/sequences/{made.GetProperty("id").GetString()}/dry-run", "{}"));
    }

    [Fact]
    public async Task Nobody_looks_into_another_organization_or_without_the_scope()
    {
        var path = await SequenceAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await world.SendAsync(HttpMethod.Post, $"/api/v1/sequences/{Guid.Empty}/dry-run", "{}")).Status);
        using var stranger = await world.ClientWithScopeAsync(ApiScopes.ContactsRead);
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.PostAsync(new Uri($"{path}/dry-run", UriKind.Relative), body)).StatusCode);
    }

    private async Task<string> SequenceAsync()
    {
        var (status, made) = await world.SendAsync(HttpMethod.Post, "/api/v1/sequences", """{ "name": "Nurture", "preset": "review-request" }""");
        Assert.Equal(HttpStatusCode.Created, status);
        return $"/api/v1/sequences/{made.GetProperty("id").GetString()}";
    }
}
