using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using FollowUp.Tests.Core.Intake;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.E2E;

/// <summary>A shop that reports its orders over HTTP, signed as the Standard Webhooks specification says.</summary>
internal static class Shop
{
    /// <summary>Tells that the order arrived.</summary>
    /// <param name="address">Of the application, without a slash at its end.</param>
    /// <param name="name">First name of who ordered; the rest follows from it.</param>
    /// <exception cref="HttpRequestException">The report was not taken.</exception>
    public static async Task ReportDeliveredAsync(string address, string order, string product, string name = "Kim")
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", TestApp.ApiKey);
        var organization = (await client.GetFromJsonAsync<JsonObject>("/api/v1/organization"))!["id"]!.GetValue<string>();
        var now = SystemClock.Instance.GetCurrentInstant();
        var body = $$"""
            {"event":"order_delivered","orderId":"{{order}}","occurredAt":"{{now}}",
             "customer":{"email":"{{name.ToLowerInvariant()}}@example.com","firstName":"{{name}}","lastName":"Berg"},
             "items":[{"id":"1","sku":"{{order}}-1","name":"{{product}}"}]}
            """;
        var id = $"msg_{order}";
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = Convert.FromBase64String(TestApp.WebhookSecret["whsec_".Length..]);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/orders/generic/{organization}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", $"v1,{Deliveries.Hmac(key, $"{id}.{timestamp}.{body}")}");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
