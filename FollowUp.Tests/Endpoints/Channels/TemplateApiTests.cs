using System.Net;
using System.Text.Json;
using FollowUp.Tests.Endpoints.Api;

namespace FollowUp.Tests.Endpoints.Channels;

/// <summary><c>/api/v1/templates</c> and the approved templates of WhatsApp accounts.</summary>
public sealed class TemplateApiTests : IDisposable
{
    private const string Path = "/api/v1/templates";

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_template_that_sends_an_approved_one_is_made_changed_and_archived()
    {
        var order = await SampleAsync("sandbox_order_delivered");
        Assert.Equal(["body.1", "body.2"], order.GetProperty("values").EnumerateArray().Select(key => key.GetString()));

        var (status, made) = await world.SendAsync(HttpMethod.Post, Path, Approved(Text(order, "id")));
        Assert.Equal((HttpStatusCode.Created, ""), (status, status == HttpStatusCode.Created ? "" : made.ToString()));
        Assert.StartsWith("Hi {{first_name}}, your order {{order.id}} has arrived.", Text(made, "text"), StringComparison.Ordinal);

        var one = $"{Path}/{Text(made, "id")}";
        var (changedStatus, changed) = await world.SendAsync(HttpMethod.Patch, one, """{ "name": "Renamed", "whatsApp": { "approved": { "values": { "body.2": "1001" } } }, "version": 0 }""");
        Assert.Equal(HttpStatusCode.OK, changedStatus);
        Assert.Contains("your order 1001 has", Text(changed, "text"), StringComparison.Ordinal);
        Assert.Equal(1, changed.GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Patch, one, """{ "name": "Late", "version": 0 }""")).Status);
        Assert.Equal("Renamed", Text((await world.GetAsync($"{Path}?channel=whatsapp")).GetProperty("items")[0], "name"));

        Assert.Equal(HttpStatusCode.NoContent, (await world.SendAsync(HttpMethod.Delete, one)).Status);
        Assert.Equal(0, (await world.GetAsync($"{Path}?channel=whatsapp")).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("""{ "name": "T", "channel": "whatsapp", "kind": "message", "text": "Hi", "whatsApp": { "replies": [ "1", "2", "3", "4" ] } }""", "whatsApp.replies")]
    [InlineData("""{ "name": "T", "channel": "whatsapp", "kind": "request", "text": "" }""", "kind text")]
    [InlineData("""{ "name": "T", "channel": "sms", "kind": "message", "text": "Hi", "whatsApp": { "replies": [ "1" ] } }""", "whatsApp")]
    [InlineData("""{ "name": "T", "channel": "whatsapp", "kind": "message", "whatsApp": { "approved": { "template": "mine" } } }""", "whatsApp.approved.template")]
    [InlineData("""{ "name": "T", "channel": "whatsapp", "kind": "message", "whatsApp": { "approved": { "template": "01950000-0000-7000-8000-0000000000d1" } } }""", "whatsApp.approved.template")]
    [InlineData("""{ "name": "T", "channel": "whatsapp", "kind": "message", "whatsApp": { "approved": { "template": "@order", "values": { "body.1": "{{#if", "body.2": "x" } } } }""", "whatsApp.approved.values.body.1")]
    [InlineData("""{ "name": "T", "channel": "whatsapp", "kind": "message", "whatsApp": { "approved": { "template": "@order", "values": { "body.1": "x", "colour": "x" } } } }""", "whatsApp.approved.values.body.2 whatsApp.approved.values.colour")]
    [InlineData("""{ "name": "T", "channel": "whatsapp", "kind": "message", "text": "Hi", "whatsApp": { "list": { "label": "Choose", "rows": null } } }""", "whatsApp.list.rows")]
    public async Task Wrong_input_names_the_fields_and_adds_nothing(string body, string fields)
    {
        var before = (await world.GetAsync(Path)).GetProperty("total").GetInt32();
        var sent = body.Replace("@order", Text(await SampleAsync("sandbox_order_delivered"), "id"), StringComparison.Ordinal);

        Assert.Equal(fields, string.Join(' ', (await world.WrongFieldsAsync(HttpMethod.Post, Path, sent)).Order(StringComparer.Ordinal)));

        Assert.Equal(before, (await world.GetAsync(Path)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_sync_says_how_it_ended()
    {
        var (status, answer) = await world.SendAsync(HttpMethod.Post, $"/api/v1/channel-accounts/{await AccountAsync()}/templates/sync");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((3, 3, JsonValueKind.Null), (answer.GetProperty("approved").GetInt32(), answer.GetProperty("listed").GetInt32(), answer.GetProperty("problem").ValueKind));
        var (_, meta) = await world.SendAsync(HttpMethod.Post, "/api/v1/channel-accounts", """
            { "channel": "whatsapp", "provider": "meta", "name": "Meta", "from": "+14155550100", "settings": { "phoneNumberId": "123" }, "secrets": { "accessToken": "EAAJBsecret" } }
            """);
        var (_, refused) = await world.SendAsync(HttpMethod.Post, $"/api/v1/channel-accounts/{Text(meta, "id")}/templates/sync");
        Assert.Contains("Type its ID into the account's settings", Text(refused, "problem"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await world.SendAsync(HttpMethod.Post, $"/api/v1/channel-accounts/{Guid.Empty}/templates/sync")).Status);
    }

    [Fact]
    public async Task Other_organizations_and_weaker_keys_are_kept_out()
    {
        var account = await AccountAsync();
        var order = Text(await SampleAsync("sandbox_order_delivered"), "id");
        var made = Text((await world.SendAsync(HttpMethod.Post, Path, Approved(order))).Body, "id");
        using var stranger = await world.StrangerAsync();
        using var weak = await world.ClientWithScopeAsync("contacts:read");
        Uri[] reads = [new($"{Path}/{made}", UriKind.Relative), new($"/api/v1/channel-accounts/{account}/templates", UriKind.Relative)];
        foreach (var (client, expected) in new[] { (stranger, HttpStatusCode.NotFound), (weak, HttpStatusCode.Forbidden) })
        {
            foreach (var read in reads)
            {
                Assert.Equal((read, expected), (read, (await client.GetAsync(read)).StatusCode));
            }

            Assert.Equal(expected, (await client.PatchAsync(reads[0], Json("""{ "name": "Mine" }"""))).StatusCode);
            Assert.Equal(expected, (await client.DeleteAsync(reads[0])).StatusCode);
            Assert.Equal(expected, (await client.PostAsync(new Uri($"{reads[1]}/sync", UriKind.Relative), null)).StatusCode);
        }

        Assert.Contains("\"total\":0", await stranger.GetStringAsync(new Uri(Path, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.PostAsync(new Uri(Path, UriKind.Relative), Json(Approved(order)))).StatusCode);
        Assert.Equal("Arrived", Text(await world.GetAsync($"{Path}/{made}"), "name"));
    }

    private static string Approved(string template) => $$$"""
        { "name": "Arrived", "channel": "whatsapp", "kind": "message", "whatsApp": { "approved": { "template": "{{{template}}}", "values": { "body.1": "{{first_name}}", "body.2": "{{order.id}}" } } } }
        """;

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private async Task<string> AccountAsync()
        => Text((await world.GetAsync("/api/v1/channel-accounts")).GetProperty("items").EnumerateArray().Single(row => Text(row, "channel") == "whatsapp"), "id");

    private async Task<JsonElement> SampleAsync(string name)
        => (await world.GetAsync($"/api/v1/channel-accounts/{await AccountAsync()}/templates")).GetProperty("items").EnumerateArray().Single(row => Text(row, "name") == name);
}
