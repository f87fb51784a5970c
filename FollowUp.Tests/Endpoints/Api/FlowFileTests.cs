using System.Net;
using System.Text;
using System.Text.Json;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Endpoints.Api;

/// <summary>Flows go down as files to those of the organization, and come up again as the same.</summary>
public sealed class FlowFileTests : IDisposable
{
    private const string Flow = """{ "start": "wait1", "steps": [ { "id": "wait1", "kind": "wait", "for": "P3D", "until": "09:00", "next": "end", "color": "red" } ] }""";

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task The_draft_comes_as_a_file_that_the_API_takes_again()
    {
        var id = await CreateAsync(world.Client, "Win back: spring");
        using var browser = await SignedInAsync();

        await browser.OpenAsync($"/sequences/{id}/flow.json");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        var flow = JsonElement.Parse(browser.Text);
        Assert.Equal("red", flow.GetProperty("steps")[0].GetProperty("color").GetString());
        Assert.Equal(HttpStatusCode.Created, (await world.SendAsync(HttpMethod.Post, "/api/v1/sequences", $$"""{ "name": "Again", "unfinished": true, "flow": {{browser.Text}} }""")).Status);
    }

    [Fact]
    public async Task Nobody_gets_a_file_of_another_organization_or_without_signing_in()
    {
        using var stranger = await world.StrangerAsync();
        var theirs = await CreateAsync(stranger, "Theirs");
        using var browser = await SignedInAsync();

        await browser.OpenAsync($"/sequences/{theirs}/flow.json");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        using var nobody = world.App.Browse();
        await nobody.OpenAsync($"/sequences/{await CreateAsync(world.Client, "Ours")}/flow.json");
        Assert.StartsWith("/account/sign-in", nobody.At, StringComparison.Ordinal);
        Assert.DoesNotContain("wait1", nobody.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_on_an_old_version_is_a_conflict_and_changes_nothing()
    {
        var id = await CreateAsync(world.Client, "Draft");
        var version = (await world.GetAsync($"/api/v1/sequences/{id}")).GetProperty("version").GetInt32();
        var newer = Flow.Replace("P3D", "P4D", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await world.SendAsync(HttpMethod.Patch, $"/api/v1/sequences/{id}", $$"""{ "version": {{version}}, "unfinished": true, "flow": {{newer}} }""")).Status);

        var (status, _) = await world.SendAsync(HttpMethod.Patch, $"/api/v1/sequences/{id}", $$"""{ "version": {{version}}, "unfinished": true, "flow": {{Flow}} }""");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("P4D", (await world.GetAsync($"/api/v1/sequences/{id}")).GetProperty("flow").GetProperty("steps")[0].GetProperty("for").GetString());
    }

    private async Task<FormBrowser> SignedInAsync()
    {
        var browser = world.App.Browse();
        await browser.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        return browser;
    }

    private static async Task<string> CreateAsync(HttpClient client, string name)
    {
        using var body = new StringContent($$"""{ "name": "{{name}}", "unfinished": true, "flow": {{Flow}} }""", Encoding.UTF8, "application/json");
        var answer = await client.PostAsync(new Uri("/api/v1/sequences", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetString()!;
    }
}
