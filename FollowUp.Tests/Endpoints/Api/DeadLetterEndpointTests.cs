using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FollowUp.Core.Delivery;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;

namespace FollowUp.Tests.Endpoints.Api;

public sealed class DeadLetterEndpointTests : IDisposable
{
    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task What_failed_is_listed_grouped_and_retried_by_its_group()
    {
        var campaign = await world.AddCampaignAsync();
        await world.AddRequestAsync(campaign, RequestStatus.Failed, MessageState.Failed);
        await world.AddRequestAsync(campaign);

        var letter = Assert.Single((await world.GetAsync("/api/v1/dead-letters?kind=refused&channel=email&origin=enrollment")).GetProperty("items").EnumerateArray());
        Assert.True(letter.GetProperty("retryable").GetBoolean());
        var group = Assert.Single((await world.GetAsync("/api/v1/dead-letters/groups")).GetProperty("items").EnumerateArray());
        var (status, body) = await world.SendAsync(HttpMethod.Post, "/api/v1/dead-letters/retry", $$"""{ "group": "{{group.GetProperty("group").GetString()}}" }""");

        Assert.Equal((HttpStatusCode.OK, 1), (status, body.GetProperty("count").GetInt32()));
        var message = await world.GetAsync($"/api/v1/messages/{letter.GetProperty("id").GetGuid()}");
        Assert.Equal("planned", message.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.String, message.GetProperty("next").ValueKind);
        Assert.NotEmpty(message.GetProperty("why").GetString()!);
    }

    [Fact]
    public async Task What_is_in_doubt_is_settled_once()
    {
        await world.AddRequestAsync(await world.AddCampaignAsync(), RequestStatus.Unknown, MessageState.Unknown);
        var id = (await world.GetAsync("/api/v1/dead-letters?kind=unknown")).GetProperty("items")[0].GetProperty("id").GetGuid();

        Assert.Equal(["outcome"], await world.WrongFieldsAsync(HttpMethod.Post, $"/api/v1/messages/{id}/settle", """{ "outcome": "lost" }"""));
        using var stranger = await world.StrangerAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync($"/api/v1/messages/{id}/settle", new { outcome = "sent" })).StatusCode);
        var (status, body) = await world.SendAsync(HttpMethod.Post, $"/api/v1/messages/{id}/settle", """{ "outcome": "sent" }""");

        Assert.Equal((HttpStatusCode.OK, "sent"), (status, body.GetProperty("status").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Post, $"/api/v1/messages/{id}/settle", """{ "outcome": "again" }""")).Status);
    }

    [Fact]
    public async Task Nobody_else_sees_or_changes_them_and_reading_needs_no_more_than_its_scope()
    {
        await world.AddRequestAsync(await world.AddCampaignAsync(), RequestStatus.Failed, MessageState.Failed);
        var id = (await world.GetAsync("/api/v1/dead-letters")).GetProperty("items")[0].GetProperty("id").GetGuid();
        using var stranger = await world.StrangerAsync();
        using var reader = await world.ClientWithScopeAsync(ApiScopes.MessagesRead);

        Assert.Equal(0, (await stranger.GetFromJsonAsync<JsonElement>("/api/v1/dead-letters")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await stranger.GetFromJsonAsync<JsonElement>("/api/v1/dead-letters/groups")).GetProperty("total").GetInt32());
        foreach (var verb in new[] { "retry", "dismiss" })
        {
            var answer = await stranger.PostAsJsonAsync($"/api/v1/dead-letters/{verb}", new { ids = new[] { id } });
            Assert.Equal(0, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("count").GetInt32());
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync($"/api/v1/dead-letters/{verb}", new { ids = new[] { id } })).StatusCode);
        }

        Assert.Equal(1, (await world.SendAsync(HttpMethod.Post, "/api/v1/dead-letters/dismiss", $$"""{ "ids": ["{{id}}"] }""")).Body.GetProperty("count").GetInt32());
        Assert.Equal((0, 1), ((await world.GetAsync("/api/v1/dead-letters")).GetProperty("total").GetInt32(), (await world.GetAsync("/api/v1/dead-letters?status=dismissed")).GetProperty("total").GetInt32()));
    }

    [Theory]
    [InlineData("{}", "ids")]
    [InlineData("""{ "ids": [] }""", "ids")]
    [InlineData("""{ "group": "everything" }""", "group")]
    public async Task What_is_wrong_in_the_body_is_named(string json, string field)
        => Assert.Equal([field], await world.WrongFieldsAsync(HttpMethod.Post, "/api/v1/dead-letters/retry", json));
}
