using System.Net;
using System.Text.Json;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Endpoints.Api;
using NodaTime;

namespace FollowUp.Tests.Endpoints.Channels;

public sealed class ChannelAccountApiTests : IDisposable
{
    private const string Path = "/api/v1/channel-accounts";
    private const string Infobip = """
        { "channel": "sms", "provider": "infobip", "name": "Texts", "from": "Juniper", "settings": { "ratePerSecond": 7 },
          "baseUrl": "https://abc12.api.infobip.com", "secrets": { "apiKey": "hunter2hunter2" } }
        """;

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task An_account_is_made_changed_and_deleted_and_its_secrets_are_never_shown()
    {
        var made = await AddAsync(Infobip);
        var one = $"{Path}/{Text(made, "id")}";
        var status = Text(made.GetProperty("webhookUrls"), "status");
        Assert.StartsWith($"http://localhost:5080/webhooks/infobip/status/{Text(made, "id")}?token=", status, StringComparison.Ordinal);
        Assert.True(status.Length > status.IndexOf('=', StringComparison.Ordinal) + 20);
        Assert.Equal(("7", "https://abc12.api.infobip.com", true), (Text(made.GetProperty("settings"), "ratePerSecond"), Text(made, "baseUrl"), made.GetProperty("hasSecrets").GetBoolean()));

        var (changedStatus, changed) = await world.SendAsync(HttpMethod.Patch, one, """{ "name": "Renamed", "settings": { "ratePerSecond": null, "burst": "9" }, "enabled": false, "version": 0 }""");
        Assert.Equal(HttpStatusCode.OK, changedStatus);
        Assert.Equal("""{"burst":"9","baseUrl":"https://abc12.api.infobip.com"}""", changed.GetProperty("settings").GetRawText());
        Assert.Equal(("Renamed", "off"), (Text(changed, "name"), Text(changed.GetProperty("health"), "state")));
        Assert.Equal($"http://localhost:5080/webhooks/infobip/inbound/{Text(made, "id")}", Text(changed.GetProperty("webhookUrls"), "inbound"));
        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Patch, one, """{ "name": "Late", "version": 0 }""")).Status);
        var token = status[(status.IndexOf('=', StringComparison.Ordinal) + 1)..];
        foreach (var text in new[] { made.GetRawText(), changed.GetRawText(), (await world.GetAsync(Path)).GetRawText(), (await world.GetAsync(one)).GetRawText() })
        {
            Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
            Assert.True(text == made.GetRawText() || !text.Contains(token, StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.NoContent, (await world.SendAsync(HttpMethod.Delete, one)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.SendAsync(HttpMethod.Get, one)).Status);
    }

    [Theory]
    [InlineData("""{ "settings": { "baseUrl": "http://10.0.0.1", "colour": 1 } }""", "settings.baseUrl settings.colour")]
    [InlineData("""{ "secrets": { "apiKey": "" } }""", "secrets.apiKey")]
    [InlineData("""{ "settings": { "burst": [] } }""", "settings.burst")]
    [InlineData("""{ "settings": "all" }""", "settings")]
    [InlineData("""{ "from": "far too long a name", "name": " ", "priority": -1 }""", "from name priority")]
    [InlineData("""{ "provider": "twilio" }""", "provider")]
    [InlineData("""{ "channel": "whatsapp" }""", "channel")]
    public async Task Wrong_input_names_the_fields_and_changes_nothing(string change, string fields)
    {
        var one = $"{Path}/{Text(await AddAsync(Infobip), "id")}";
        var before = (await world.GetAsync(one)).GetRawText();

        Assert.Equal(fields, string.Join(' ', (await world.WrongFieldsAsync(HttpMethod.Patch, one, change)).Order(StringComparer.Ordinal)));

        Assert.Equal(before, (await world.GetAsync(one)).GetRawText());
    }

    [Fact]
    public async Task The_order_is_set_whole_and_a_first_real_account_stands_before_the_sandbox_that_is_off()
    {
        var made = await AddAsync(Infobip);
        var second = await AddAsync(Infobip.Replace("Texts", "Second", StringComparison.Ordinal));
        var before = await SmsAsync();
        Assert.Equal([("Texts", true), ("Second", true), ("Sandbox", false)], before.Select(row => (Text(row, "name"), row.GetProperty("enabled").GetBoolean())));

        var ids = before.Select(row => Text(row, "id")).Reverse().ToList();
        Assert.Equal(HttpStatusCode.OK, (await world.SendAsync(HttpMethod.Post, $"{Path}/order", $$"""{ "channel": "sms", "ids": {{JsonSerializer.Serialize(ids)}} }""")).Status);
        Assert.Equal(["Sandbox", "Second", "Texts"], (await SmsAsync()).Select(row => Text(row, "name")));

        Assert.Equal(["ids"], await world.WrongFieldsAsync(HttpMethod.Post, $"{Path}/order", $$"""{ "channel": "sms", "ids": ["{{Text(made, "id")}}", "{{Text(second, "id")}}"] }"""));
        Assert.Equal(["ids"], await world.WrongFieldsAsync(HttpMethod.Post, $"{Path}/order", $$"""{ "channel": "email", "ids": {{JsonSerializer.Serialize(ids)}} }"""));
        Assert.Equal(["Sandbox", "Second", "Texts"], (await SmsAsync()).Select(row => Text(row, "name")));
    }

    [Fact]
    public async Task A_test_goes_through_the_account_and_a_wrong_address_is_named()
    {
        var sandbox = (await SmsAsync()).Single();
        var test = $"{Path}/{Text(sandbox, "id")}/test";

        var (status, result) = await world.SendAsync(HttpMethod.Post, test, """{ "to": "+46701234567" }""");

        Assert.Equal((HttpStatusCode.OK, true), (status, result.GetProperty("accepted").GetBoolean()));
        Assert.Equal(["to"], await world.WrongFieldsAsync(HttpMethod.Post, test, """{ "to": "nobody" }"""));
    }

    [Fact]
    public async Task Other_organizations_and_weaker_keys_are_kept_out()
    {
        var made = await AddAsync(Infobip);
        var one = new Uri($"{Path}/{Text(made, "id")}", UriKind.Relative);
        using var stranger = await world.StrangerAsync();
        using var weak = await world.ClientWithScopeAsync("organization:read", "messages:write");
        var before = (await world.GetAsync(one.ToString())).GetRawText();

        foreach (var (client, expected) in new[] { (stranger, HttpStatusCode.NotFound), (weak, HttpStatusCode.Forbidden) })
        {
            Assert.Equal(expected, (await client.GetAsync(one)).StatusCode);
            Assert.Equal(expected, (await client.PatchAsync(one, Json("""{ "name": "Mine" }"""))).StatusCode);
            Assert.Equal(expected, (await client.DeleteAsync(one)).StatusCode);
            Assert.Equal(expected, (await client.PostAsync(new Uri($"{one}/test", UriKind.Relative), Json("""{ "to": "+46701234567" }"""))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await weak.GetAsync(new Uri(Path, UriKind.Relative))).StatusCode);
        Assert.Contains("\"total\":0", await stranger.GetStringAsync(new Uri(Path, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.PostAsync(new Uri($"{Path}/order", UriKind.Relative), Json($$"""{ "channel": "sms", "ids": ["{{Text(made, "id")}}"] }"""))).StatusCode);
        Assert.Equal(before, (await world.GetAsync(one.ToString())).GetRawText());
    }

    [Fact]
    public async Task An_account_with_messages_under_way_is_not_deleted()
    {
        var made = await AddAsync(Infobip);
        var account = made.GetProperty("id").GetGuid();
        var now = SystemClock.Instance.GetCurrentInstant();
        await using (var context = world.App.Get<Database>().Open(DataScope.All))
        {
            context.Add(new Message
            {
                Id = Guid.Parse("01950000-0000-7000-8000-0000000000f1"), OrganizationId = context.Organizations.Single().Id, Origin = OriginKind.Enrollment, OriginId = account, Slot = "s", Channel = Channel.Sms,
                Data = "{}", Token = "token-of-a-message-1", State = MessageState.Sending, AccountId = account, PlannedAt = now, DueAt = now, ExpiresAt = now,
            });
            await context.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Delete, $"{Path}/{account:D}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await world.SendAsync(HttpMethod.Get, $"{Path}/{account:D}")).Status);
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private async Task<JsonElement> AddAsync(string json)
    {
        var (status, body) = await world.SendAsync(HttpMethod.Post, Path, json);
        Assert.Equal((HttpStatusCode.Created, ""), (status, status == HttpStatusCode.Created ? "" : body.ToString()));
        return body;
    }

    private async Task<List<JsonElement>> SmsAsync()
        => [.. (await world.GetAsync(Path)).GetProperty("items").EnumerateArray().Where(row => Text(row, "channel") == "sms")];
}
