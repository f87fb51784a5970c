using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Privacy.Retention;
using FollowUp.Infrastructure.Scheduling;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Tests.Endpoints.Capture;

public sealed class InboundWebhookTests : IDisposable
{
    private const string Body = """{ "id": "job-7", "done": 1772442000, "client": { "mail": "Ada@Example.com", "name": "Ada", "plan": "gold" }, "lines": [ { "sku": "R 1" } ] }""";

    private const string Webhook = """
        { "name": "Field app", "event": "job_completed", "mapping": { "email": "client.mail", "firstName": "client.name", "key": "id", "subject": "$.id", "occurredAt": "done",
          "attributes": { "plan": "client.plan" }, "properties": { "sku": "lines[0].sku" } } }
        """;

    private readonly CaptureApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_body_becomes_an_event_once()
    {
        var address = Address(await app.AddAsync("inbound-webhooks", Webhook));
        var (status, first) = await PostAsync(address, Body);
        var (_, second) = await PostAsync(address, Body.Replace("gold", "silver", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal((first.GetProperty("eventId").GetGuid(), true), (second.GetProperty("eventId").GetGuid(), second.GetProperty("duplicate").GetBoolean()));
        var stored = Assert.Single(await app.EventsAsync());
        Assert.Equal(("job_completed", "webhook", 1772442000), (stored.Type, stored.Source, stored.OccurredAt.ToUnixTimeSeconds()));
        var payload = JsonElement.Parse(stored.Payload);
        Assert.Equal(("ada@example.com", "Ada"), (payload.GetProperty("contact").GetProperty("email").GetString(), payload.GetProperty("contact").GetProperty("firstName").GetString()));
        Assert.Equal(("job-7", "{\"sku\":\"R 1\"}", "{\"plan\":\"gold\"}"), (payload.GetProperty("subject").GetString(), payload.GetProperty("properties").GetRawText(), payload.GetProperty("attributes").GetRawText()));
    }

    [Fact]
    public async Task Without_a_key_the_body_itself_tells_a_repeat_and_the_whole_of_it_is_kept()
    {
        var address = Address(await app.AddAsync("inbound-webhooks", """{ "name": "Any", "event": "seen", "mapping": { "email": "mail" } }"""));
        await PostAsync(address, """{ "mail": "a@example.com", "n": 1 }""");
        await PostAsync(address, """{ "mail": "a@example.com", "n": 1 }""");
        await PostAsync(address, """{ "mail": "a@example.com", "n": 2 }""");
        Assert.Equal(["{\"mail\":\"a@example.com\",\"n\":1}", "{\"mail\":\"a@example.com\",\"n\":2}"], (await app.EventsAsync()).Select(row => JsonElement.Parse(row.Payload).GetProperty("properties").GetRawText()));
    }

    [Theory]
    [InlineData("""{ "client": {} }""", "client.mail")]
    [InlineData("""{ "client": { "mail": "nobody" } }""", "client.mail")]
    [InlineData("""{ "client": { "mail": "a@example.com" }, "done": "yesterday" }""", "done")]
    [InlineData("""{ "client": { "mail": "a@example.com", "plan": { "deep": 1 } } }""", "client.plan")]
    [InlineData("""{ "client": """, "body")]
    public async Task What_is_missing_or_wrong_is_named_as_the_sender_calls_it_and_stores_no_event(string body, string field)
    {
        var (status, problem) = await PostAsync(Address(await app.AddAsync("inbound-webhooks", Webhook)), body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Empty(await app.EventsAsync());
    }

    [Fact]
    public async Task Bodies_are_kept_to_map_them_the_last_twenty_for_seven_days()
    {
        var made = await app.AddAsync("inbound-webhooks", """{ "name": "New", "event": "seen" }""");
        for (var index = 0; index < 22; index++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(Address(made), $$"""{ "n": {{index}}, "mail": "a@example.com" }""")).Status);
        }

        var one = $"/api/v1/inbound-webhooks/{made.GetProperty("id").GetString()}";
        var examples = await app.World.GetAsync($"{one}/examples");
        Assert.Equal(20, examples.GetArrayLength());
        Assert.Equal((21, false), (examples[0].GetProperty("body").GetProperty("n").GetInt32(), examples[0].GetProperty("raises").GetBoolean()));
        await app.World.SendAsync(HttpMethod.Patch, one, """{ "mapping": { "email": "mail" } }""");
        Assert.Equal("Would raise seen for a@example.com.", (await app.World.GetAsync($"{one}/examples"))[0].GetProperty("outcome").GetString());
        Assert.Equal(22, (await app.World.GetAsync(one)).GetProperty("received").GetInt32());

        await using var context = app.World.App.Get<Database>().Open(DataScope.All);
        var newest = await context.Set<WebhookExample>().MaxAsync(row => row.ReceivedAt);
        var clock = new ManualClock();
        clock.AdvanceTo(newest + WebhookExample.Keep);
        await new Retention(app.World.App.Services.GetServices<IKeptForAWhile>(), app.World.App.Get<RetentionRounds>(), app.World.App.Get<Compaction>(), clock).Execute(null!);
        Assert.False(await context.Set<WebhookExample>().AnyAsync());
    }

    [Fact]
    public async Task A_webhook_with_a_secret_takes_signed_bodies_alone()
    {
        var made = await app.AddAsync("inbound-webhooks", Webhook);
        var one = $"/api/v1/inbound-webhooks/{made.GetProperty("id").GetString()}";
        var secret = (await app.World.SendAsync(HttpMethod.Post, $"{one}/secret")).Body.GetProperty("secret").GetString()!;
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(Address(made), Body)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(Address(made), Body, "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")).Status);
        Assert.Equal(0, (await app.World.GetAsync($"{one}/examples")).GetArrayLength());
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(Address(made), Body, secret)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await app.World.SendAsync(HttpMethod.Delete, $"{one}/secret")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(Address(made), Body)).Status);
    }

    [Fact]
    public async Task Unknown_archived_and_deleted_addresses_are_not_there_and_a_large_body_is_too_large()
    {
        var made = await app.AddAsync("inbound-webhooks", Webhook);
        var address = Address(made);
        var one = $"/api/v1/inbound-webhooks/{made.GetProperty("id").GetString()}";
        var answers = new List<string>();
        foreach (var wrong in new[] { address + "x", "/webhooks/in/nonsense/" + address.Split('/')[^1], $"/webhooks/in/{Guid.Empty:D}/{address.Split('/')[^1]}" })
        {
            var (status, problem) = await PostAsync(wrong, Body);
            Assert.Equal(HttpStatusCode.NotFound, status);
            answers.Add(problem.GetProperty("detail").GetString() ?? "");
        }

        Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(address, $$"""{ "x": "{{new string('a', InboundWebhook.LargestBody)}}" }""")).Status);
        await app.World.SendAsync(HttpMethod.Patch, one, """{ "status": "archived" }""");
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(address, Body)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await app.World.SendAsync(HttpMethod.Delete, one)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.World.SendAsync(HttpMethod.Get, one)).Status);
        Assert.Empty(await app.EventsAsync());
    }

    [Theory]
    [InlineData("""{ "event": "Job Completed" }""", "event")]
    [InlineData("""{ "event": "order_delivered" }""", "event")]
    [InlineData("""{ "name": " ", "mapping": { "email": "a..b", "attributes": { "my plan": "x" } } }""", "mapping.attributes.my plan mapping.email name")]
    public async Task Wrong_input_names_the_fields_and_changes_nothing(string change, string fields)
    {
        var made = await app.AddAsync("inbound-webhooks", Webhook);
        var one = $"/api/v1/inbound-webhooks/{made.GetProperty("id").GetString()}";
        Assert.Equal(fields, string.Join(' ', (await app.World.WrongFieldsAsync(HttpMethod.Patch, one, change)).Order(StringComparer.Ordinal)));
        Assert.Equal(made.GetRawText(), (await app.World.GetAsync(one)).GetRawText());
    }

    [Fact]
    public async Task Other_organizations_and_weaker_keys_are_kept_out()
    {
        var made = await app.AddAsync("inbound-webhooks", Webhook);
        await PostAsync(Address(made), Body);
        var one = $"/api/v1/inbound-webhooks/{made.GetProperty("id").GetString()}";
        using var reader = await app.World.ClientWithScopeAsync("capture:read");
        using var stranger = await StrangerAsync();
        foreach (var (method, path) in new[] { (HttpMethod.Get, one), (HttpMethod.Get, $"{one}/examples"), (HttpMethod.Patch, one), (HttpMethod.Delete, one), (HttpMethod.Post, $"{one}/secret"), (HttpMethod.Delete, $"{one}/secret") })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, method, path));
            Assert.Equal(method == HttpMethod.Get ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await StatusAsync(reader, method, path));
        }

        Assert.Contains("\"total\":0", await stranger.GetStringAsync(new Uri("/api/v1/inbound-webhooks", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_types_are_kept_by_the_api_and_by_organization()
    {
        var made = await app.AddAsync("service-types", """{ "name": "roof", "defaultDelay": "P3D" }""");
        var one = $"/api/v1/service-types/{made.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.Conflict, (await app.World.SendAsync(HttpMethod.Post, "/api/v1/service-types", """{ "name": "Roof", "defaultDelay": "P1D" }""")).Status);
        Assert.Equal(["defaultDelay", "name"], (await app.World.WrongFieldsAsync(HttpMethod.Post, "/api/v1/service-types", """{ "name": "" }""")).Order(StringComparer.Ordinal));
        Assert.Equal(["defaultDelay"], await app.World.WrongFieldsAsync(HttpMethod.Patch, one, """{ "defaultDelay": "soon" }"""));
        using var stranger = await StrangerAsync();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, HttpMethod.Patch, one));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, HttpMethod.Delete, one));
        Assert.Equal("PT4H", (await app.World.SendAsync(HttpMethod.Patch, one, """{ "defaultDelay": "PT4H" }""")).Body.GetProperty("defaultDelay").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await app.World.SendAsync(HttpMethod.Delete, one)).Status);
        Assert.Equal(0, (await app.World.GetAsync("/api/v1/service-types")).GetProperty("total").GetInt32());
    }

    private static string Address(JsonElement webhook) => new Uri(webhook.GetProperty("url").GetString()!).AbsolutePath;

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = method == HttpMethod.Patch ? new StringContent("""{ "name": "Mine" }""", Encoding.UTF8, "application/json") : null };
        return (await client.SendAsync(request)).StatusCode;
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, string body, string? secret = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null)
        {
            var at = NodaTime.SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
            var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"msg_1.{at}.{body}")));
            request.Headers.Add("webhook-id", "msg_1");
            request.Headers.Add("webhook-timestamp", at);
            request.Headers.Add("webhook-signature", $"v1,{signature}");
        }

        var answer = await app.Visitor.SendAsync(request);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private async Task<HttpClient> StrangerAsync()
    {
        await using var context = app.World.App.Get<Database>().Open(DataScope.All);
        var organization = new Organization { Id = app.World.App.Get<IIdSource>().NewId(), Name = "Other", CreatedAt = NodaTime.Instant.FromUnixTimeSeconds(0) };
        context.Add(organization);
        await context.SaveChangesAsync();
        return app.World.App.CreateApiClient((await app.World.App.Get<IApiKeys>().CreateAsync(Actor.System(organization.Id), "Other", ["*"], default)).Text);
    }
}
