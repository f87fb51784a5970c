using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Events;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Core.Intake;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Endpoints.Intake;

public sealed class OrderWebhookTests : IAsyncLifetime, IDisposable
{
    private const string Order = """{ "event": "order_delivered", "orderId": "1001", "customer": { "email": "nora@example.com" }, "items": [{ "id": "1", "name": "Lamp" }] }""";

    // No scans: these tests look at what was stored.
    private readonly TestApp app = new() { Settings = { ["Scans:Enabled"] = "false" } };
    private Guid organization;

    public async Task InitializeAsync()
    {
        _ = app.Server;
        await using var context = app.Get<Database>().Open(DataScope.All);
        organization = (await context.Organizations.SingleAsync()).Id;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_signed_order_is_stored_and_answered_with_its_event()
    {
        var answer = await PostAsync(Signed(Order, "msg_1"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["eventId", "duplicate"], body.EnumerateObject().Select(property => property.Name));
        Assert.False(body.GetProperty("duplicate").GetBoolean());
        Assert.Equal(Assert.Single(await EventsAsync()).Id, body.GetProperty("eventId").GetGuid());
    }

    [Fact]
    public async Task The_same_webhook_fifty_times_at_once_is_one_event()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(Signed(Order, "msg_1"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        var bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadFromJsonAsync<JsonElement>()));
        Assert.Single(bodies, body => !body.GetProperty("duplicate").GetBoolean());
        Assert.Single(bodies.Select(body => body.GetProperty("eventId").GetGuid()).Distinct());
        Assert.Equal(49, Assert.Single(await EventsAsync()).Repeats);
    }

    [Fact]
    public async Task Shopify_and_woocommerce_webhooks_are_taken_with_their_own_headers()
    {
        var shopify = await PostAsync(Signed("shopify", """{ "id": 1 }""", "X-Shopify-Hmac-Sha256", ("X-Shopify-Topic", "orders/create"), ("X-Shopify-Webhook-Id", "w1")));
        var woo = await PostAsync(Signed("woocommerce", """{ "id": 1, "status": "processing" }""", "X-WC-Webhook-Signature", ("X-WC-Webhook-Topic", "order.updated"), ("X-WC-Webhook-Delivery-ID", "d1")));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (shopify.StatusCode, woo.StatusCode));
        Assert.Equal([("shopify", "w1"), ("woocommerce", "d1")], (await EventsAsync()).Select(row => (row.Source, row.Key)).Order());
    }

    [Fact]
    public async Task Wrong_missing_and_stale_signatures_and_unknown_organizations_get_the_same_401()
    {
        var wrong = Signed(Order, "msg_1");
        wrong.Content = new StringContent(Order.Replace("1001", "1002", StringComparison.Ordinal));
        var missing = Signed(Order, "msg_2");
        missing.Headers.Remove("webhook-signature");
        var stale = Signed(Order, "msg_3", SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(6));
        var unknown = Signed(Order, "msg_4");
        unknown.RequestUri = new Uri($"/webhooks/orders/generic/{Guid.Empty:D}", UriKind.Relative);
        var nonsense = Signed(Order, "msg_5");
        nonsense.RequestUri = new Uri("/webhooks/orders/generic/our-shop", UriKind.Relative);

        var answers = new List<string>();
        foreach (var request in new[] { wrong, missing, stale, unknown, nonsense })
        {
            var answer = await PostAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            answers.Add($"{problem.GetProperty("title")} {problem.GetProperty("detail")}");
        }

        Assert.Single(answers.Distinct());
        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task A_source_that_does_not_exist_is_404()
    {
        var request = Signed(Order, "msg_1");
        request.RequestUri = new Uri($"/webhooks/orders/magento/{organization:D}", UriKind.Relative);

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("not json", "body")]
    [InlineData("""{ "event": "order_delivered", "orderId": "1", "customer": { "email": "nora" }, "items": [{ "id": "1", "name": "x" }] }""", "customer.email")]
    public async Task A_body_that_is_not_what_the_source_sends_is_400_and_names_the_field(string body, string field)
    {
        var answer = await PostAsync(Signed(body, "msg_1"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Empty(await EventsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_one_megabyte_is_413_whether_or_not_its_length_is_told(bool chunked)
    {
        var request = Signed(Order, "msg_1");
        request.Content = new ByteArrayContent(new byte[1024 * 1024 + 1]);
        request.Headers.TransferEncodingChunked = chunked;

        var answer = await PostAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_greeting_of_a_new_woocommerce_webhook_is_answered_with_200_and_not_stored()
    {
        var answer = await app.CreateClient().PostAsync(
            new Uri($"/webhooks/orders/woocommerce/{organization:D}", UriKind.Relative), new FormUrlEncodedContent([new("webhook_id", "7")]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await EventsAsync());
    }

    private async Task<HttpResponseMessage> PostAsync(HttpRequestMessage request)
    {
        using var client = app.CreateClient();
        return await client.SendAsync(request);
    }

    private HttpRequestMessage Signed(string body, string id, Instant? at = null)
    {
        var timestamp = (at ?? SystemClock.Instance.GetCurrentInstant()).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var key = Convert.FromBase64String(TestApp.WebhookSecret["whsec_".Length..]);
        return Request("generic", body, ("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", $"v1,{Deliveries.Hmac(key, $"{id}.{timestamp}.{body}")}"));
    }

    private HttpRequestMessage Signed(string source, string body, string header, params (string, string)[] headers)
        => Request(source, body, [(header, Deliveries.Hmac(Encoding.UTF8.GetBytes(TestApp.WebhookSecret), body)), .. headers]);

    private HttpRequestMessage Request(string source, string body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/webhooks/orders/{source}/{organization:D}", UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    private async Task<List<Event>> EventsAsync()
    {
        await using var context = app.Get<Database>().Open(DataScope.All);
        return await context.Set<Event>().AsNoTracking().ToListAsync();
    }
}
