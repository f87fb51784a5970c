using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FollowUp.Core.Organizations;
using FollowUp.Tests.Endpoints.Api;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Endpoints.Compliance;

public sealed class AuditEndpointTests : IDisposable
{
    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task What_a_key_does_is_listed_with_its_name_and_found_again()
    {
        var campaign = await world.AddCampaignAsync("""{ "name": "After delivery" }""");

        var entry = (await world.GetAsync("/api/v1/audit?kind=request_campaign")).GetProperty("items")[0];

        Assert.Equal("request_campaign.created", entry.GetProperty("action").GetString());
        Assert.StartsWith("API key", entry.GetProperty("actor").GetString(), StringComparison.Ordinal);
        Assert.Equal("After delivery", entry.GetProperty("after").GetProperty("name").GetString());
        foreach (var query in new[] { $"search={campaign}", "search=After%20del", "search=request_campaign.cr", $"actor={entry.GetProperty("actorId").GetString()}", "from=2020-01-01" })
        {
            Assert.NotEqual(0, (await world.GetAsync($"/api/v1/audit?kind=request_campaign&{query}")).GetProperty("total").GetInt32());
        }

        Assert.Equal(0, (await world.GetAsync("/api/v1/audit?kind=request_campaign&to=2020-01-01")).GetProperty("total").GetInt32());
        Assert.Equal(["actor"], await world.WrongFieldsAsync(HttpMethod.Get, "/api/v1/audit?actor=me"));
    }

    [Fact]
    public async Task Nobody_else_reads_the_log_and_nobody_changes_it()
    {
        await world.AddCampaignAsync();
        using var stranger = await world.StrangerAsync();
        using var reader = await world.ClientWithScopeAsync(ApiScopes.OrganizationRead);

        Assert.Equal(0, (await stranger.GetFromJsonAsync<JsonElement>("/api/v1/audit?kind=request_campaign")).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(new Uri("/api/v1/audit", UriKind.Relative))).StatusCode);
        var id = (await world.GetAsync("/api/v1/audit")).GetProperty("items")[0].GetProperty("id").GetString();
        foreach (var method in new[] { HttpMethod.Delete, HttpMethod.Put, HttpMethod.Patch })
        {
            Assert.Contains((await world.SendAsync(method, $"/api/v1/audit/{id}")).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        }
    }

    [Fact]
    public async Task Sign_ins_that_fail_lock_and_succeed_are_in_the_log_and_unknown_addresses_are_not()
    {
        using (var browser = world.App.Browse())
        {
            await browser.SignInAsync("nobody@example.com", "not the password");
            await browser.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        }

        using (var guesser = world.App.Browse())
        {
            for (var tries = 0; tries < 5; tries++)
            {
                await guesser.SignInAsync(TestApp.OwnerEmail, "not the password");
            }
        }

        var actions = (await world.GetAsync("/api/v1/audit?kind=account")).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("action").GetString()).ToList();

        Assert.Equal(
            ["account.locked", "account.sign_in_refused", "account.sign_in_refused", "account.sign_in_refused", "account.sign_in_refused", "account.signed_in"], actions);
    }

    [Fact]
    public async Task The_page_exports_what_it_shows_and_that_is_noted()
    {
        await world.AddCampaignAsync("""{ "name": "=cmd, \"quoted\"" }""");
        using var browser = world.App.Browse();
        await browser.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        await browser.OpenAsync("/compliance/audit/export?kind=request_campaign");

        Assert.Contains("request_campaign.created", browser.Text, StringComparison.Ordinal);
        Assert.Contains("\"'=cmd, \"\"quoted\"\"\"", browser.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await world.GetAsync("/api/v1/audit?kind=audit_log")).GetProperty("total").GetInt32());
    }
}
