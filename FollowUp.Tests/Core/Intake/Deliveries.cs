using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Intake;
using NodaTime;

namespace FollowUp.Tests.Core.Intake;

/// <summary>Signed webhooks as the shops make them.</summary>
internal static class Deliveries
{
    public const string TextSecret = "a-shop's-own-secret";
    public const string StandardSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public static WebhookDelivery Shopify(string body, string topic, string? webhookId = "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043", string? eventId = null)
        => Of(body, ("X-Shopify-Hmac-Sha256", Hmac(Encoding.UTF8.GetBytes(TextSecret), body)), ("X-Shopify-Topic", topic), ("X-Shopify-Webhook-Id", webhookId), ("X-Shopify-Event-Id", eventId));

    public static WebhookDelivery WooCommerce(string body, string? topic = "order.updated")
        => Of(body, ("X-WC-Webhook-Signature", Hmac(Encoding.UTF8.GetBytes(TextSecret), body)), ("X-WC-Webhook-Topic", topic), ("X-WC-Webhook-Delivery-ID", "36e520ebabc2fa725092ff4a47acedf2"));

    public static WebhookDelivery Generic(string body, Instant at, string id = "msg_1")
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Hmac(Convert.FromBase64String(StandardSecret["whsec_".Length..]), $"{id}.{timestamp}.{body}");
        return Of(body, ("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", $"v1,{signature}"));
    }

    public static WebhookDelivery Of(string body, params (string Name, string? Value)[] headers)
    {
        var values = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        return new WebhookDelivery(name => values.GetValueOrDefault(name), Encoding.UTF8.GetBytes(body));
    }

    public static string Hmac(byte[] key, string content) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(content)));
}
