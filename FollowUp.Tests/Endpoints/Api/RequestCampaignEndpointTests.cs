using System.Net;
using System.Text.Json;

namespace FollowUp.Tests.Endpoints.Api;

public sealed class RequestCampaignEndpointTests : IDisposable
{
    private const string Path = "/api/v1/request-campaigns";

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_name_is_enough_and_the_rest_has_sensible_values()
    {
        var (status, body) = await world.SendAsync(HttpMethod.Post, Path, """{ "name": "After delivery" }""");

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(
            ("active", "email", "P7D", true, "P5D", 2, "P60D"),
            (Text(body, "status"), Text(body, "channel"), Text(body, "delay"), body.GetProperty("reminderEnabled").GetBoolean(), Text(body, "reminderDelay"),
                body.GetProperty("maxReminders").GetInt32(), Text(body, "expiry")));
        Assert.True(body.GetProperty("eligibility").GetProperty("deliveredItemsOnly").GetBoolean());
        Assert.True(body.GetProperty("emailTemplateId").TryGetGuid(out _));
        Assert.Equal(body.ToString(), (await world.GetAsync($"{Path}/{Text(body, "id")}")).ToString());
    }

    [Fact]
    public async Task Every_field_is_taken()
    {
        var (_, body) = await world.SendAsync(HttpMethod.Post, Path, """
            { "name": "Quick", "status": "paused", "channel": "both", "delay": "PT0S", "reminderEnabled": false, "reminderDelay": "PT2S", "maxReminders": 3, "expiry": "P1D",
              "eligibility": { "minimumOrderValue": 20.5, "includeProducts": ["L-1"], "excludeProducts": ["C-2"], "askAtMostEveryDays": 30, "deliveredItemsOnly": false } }
            """);

        Assert.Equal(
            ("paused", "both", "PT0S", "PT2S", "P1D"), (Text(body, "status"), Text(body, "channel"), Text(body, "delay"), Text(body, "reminderDelay"), Text(body, "expiry")));
        Assert.Equal("""{"minimumOrderValue":20.5,"includeProducts":["L-1"],"excludeProducts":["C-2"],"askAtMostEveryDays":30,"deliveredItemsOnly":false}""", body.GetProperty("eligibility").GetRawText());
    }

    [Fact]
    public async Task A_patch_changes_what_is_given_and_null_takes_a_value_away()
    {
        var id = await world.AddCampaignAsync("""{ "name": "One", "eligibility": { "minimumOrderValue": 20, "askAtMostEveryDays": 30 } }""");

        var (status, body) = await world.SendAsync(HttpMethod.Patch, $"{Path}/{id}", """{ "delay": "PT12H", "eligibility": { "minimumOrderValue": null } }""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("One", "PT12H", "P5D"), (Text(body, "name"), Text(body, "delay"), Text(body, "reminderDelay")));
        var rules = body.GetProperty("eligibility");
        Assert.Equal((JsonValueKind.Null, 30), (rules.GetProperty("minimumOrderValue").ValueKind, rules.GetProperty("askAtMostEveryDays").GetInt32()));
    }

    [Fact]
    public async Task Status_pauses_resumes_and_archives_for_good()
    {
        var id = await world.AddCampaignAsync();

        foreach (var wanted in new[] { "paused", "active", "archived" })
        {
            Assert.Equal(wanted, Text((await world.SendAsync(HttpMethod.Patch, $"{Path}/{id}", $$"""{ "status": "{{wanted}}" }""")).Body, "status"));
        }

        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Patch, $"{Path}/{id}", """{ "status": "active" }""")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Patch, $"{Path}/{id}", """{ "name": "Back" }""")).Status);
    }

    [Fact]
    public async Task A_change_from_an_older_version_is_409()
    {
        var id = await world.AddCampaignAsync();
        await world.SendAsync(HttpMethod.Patch, $"{Path}/{id}", """{ "name": "Theirs", "version": 0 }""");

        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Patch, $"{Path}/{id}", """{ "name": "Mine", "version": 0 }""")).Status);
    }

    [Theory]
    [InlineData("{}", "name")]
    [InlineData("""{ "name": "x", "channel": "fax" }""", "channel")]
    [InlineData("""{ "name": "x", "channel": null }""", "channel")]
    [InlineData("""{ "name": "x", "status": "draft" }""", "status")]
    [InlineData("""{ "name": "x", "delay": "a week" }""", "delay")]
    [InlineData("""{ "name": "x", "delay": "P1M" }""", "delay")]
    [InlineData("""{ "name": "x", "delay": 7 }""", "delay")]
    [InlineData("""{ "name": "x", "delay": "-P1D" }""", "delay")]
    [InlineData("""{ "name": "x", "maxReminders": 11 }""", "maxReminders")]
    [InlineData("""{ "name": "x", "maxReminders": "two" }""", "maxReminders")]
    [InlineData("""{ "name": "x", "reminderEnabled": null }""", "reminderEnabled")]
    [InlineData("""{ "name": "x", "eligibility": { "minimumOrderValue": -1 } }""", "eligibility.minimumOrderValue")]
    [InlineData("""{ "name": "x", "emailTemplateId": "0195f0a2-7c1e-7000-8000-000000000000" }""", "emailTemplateId")]
    [InlineData("""{ "name": "x", "emailTemplateId": "mine" }""", "emailTemplateId")]
    [InlineData("""{ "name": "x" """, "body")]
    [InlineData("""[]""", "body")]
    [InlineData("""{ "name": "x", "name": "y" }""", "body")]
    public async Task What_is_wrong_is_named(string json, string field)
    {
        Assert.Equal([field], await world.WrongFieldsAsync(HttpMethod.Post, Path, json));
        Assert.Equal(0, (await world.GetAsync(Path)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_list_pages_and_filters()
    {
        await world.AddCampaignAsync("""{ "name": "One" }""");
        await world.AddCampaignAsync("""{ "name": "Two", "status": "paused" }""");

        var page = await world.GetAsync($"{Path}?status=paused&page=1&pageSize=5");

        Assert.Equal((1, "Two", 0), (page.GetProperty("total").GetInt32(), Text(page.GetProperty("items")[0], "name"), page.GetProperty("items")[0].GetProperty("requests").GetInt32()));
        Assert.Equal(["status"], await world.WrongFieldsAsync(HttpMethod.Get, $"{Path}?status=sleeping"));
    }

    [Fact]
    public async Task A_key_that_may_only_read_cannot_write()
    {
        using var client = await world.ClientWithScopeAsync("campaigns:read");

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(Path, UriKind.Relative))).StatusCode);
        using var body = new StringContent("""{ "name": "x" }""", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync(new Uri(Path, UriKind.Relative), body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri("/api/v1/requests", UriKind.Relative))).StatusCode);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
