using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Events;
using FollowUp.Core.Intake.Signatures;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Intake.Sources;

/// <summary>
/// WooCommerce's order resource (developer.woocommerce.com, REST API v3, "Orders" and "Webhooks"). A shop calls an order
/// <c>completed</c> when it is done with it; that is the nearest it has to a delivery.
/// </summary>
public sealed class WooCommerceOrders(IPhoneNumbers phones) : IOrderSource
{
    public string Name => WebhookSources.WooCommerce;

    public string TimeField => "date_completed_gmt";

    public bool IsSigned(WebhookDelivery delivery, IReadOnlyList<string> secrets, Instant now)
        => HmacSignature.Matches(delivery.Header("X-WC-Webhook-Signature"), delivery.Body.Span, HmacSignature.TextKeys(secrets));

    public string? KeyOf(WebhookDelivery delivery) => delivery.Header("X-WC-Webhook-Delivery-ID");

    /// <summary>
    /// The greeting that a shop sends unsigned when a webhook is saved (<c>WC_Webhook::deliver_ping</c>); it shows the
    /// merchant an error unless it is answered with 200.
    /// </summary>
    public static bool IsPing(WebhookDelivery delivery)
        => delivery.Header("X-WC-Webhook-Signature") is null
            && delivery.Body.Length <= 40
            && delivery.Body.Span.StartsWith("webhook_id="u8)
            && delivery.Body.Span["webhook_id=".Length..] is { Length: > 0 } digits
            && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    public OrderWebhook Read(WebhookDelivery delivery)
    {
        var order = Payload.Parse(delivery.Body);
        var topic = delivery.Header("X-WC-Webhook-Topic");
        if (topic is not (null or "order.created" or "order.updated" or "order.restored"))
        {
            return new OrderWebhook.Ignored(order.Id("id"), "The topic is not about a changed order.");
        }

        var orderId = order.RequiredId("id");
        var status = order.Text("status", 40) ?? throw order.Wrong("status", "is missing");
        if (status != "completed")
        {
            return new OrderWebhook.Ignored(orderId, $"The order is {status}, not completed.");
        }

        var billing = order.RequiredObject("billing");
        var lines = order.List("line_items", Limits.Items);
        if (lines.Count == 0)
        {
            return new OrderWebhook.Ignored(orderId, "The order has no items.");
        }

        var contact = ContactReader.Read(phones, [new Field(billing, "email")], [new Field(billing, "phone")], billing, billing.Text("country"), address: billing);
        return contact is null
            ? new OrderWebhook.Ignored(orderId, "The order has neither an e-mail address nor a phone number that can be used.")
            : new OrderWebhook.Delivered(
                new OrderDelivered(orderId, contact, [.. lines.Select(Item)], order.Amount("total"), order.Text("currency", 3)),
                order.Time("date_completed_gmt", utc: true));
    }

    private static OrderItem Item(Payload line) => new(
        line.RequiredId("id"),
        line.Text("name", Limits.ProductName) ?? throw line.Wrong("name", "is missing"),
        line.Text("sku", Limits.Id),
        line.Text("product_id", Limits.Id),
        null,
        line.Object("image")?.WebAddress("src"));
}
