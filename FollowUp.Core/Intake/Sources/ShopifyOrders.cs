using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Intake.Signatures;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Intake.Sources;

/// <summary>
/// Shopify's order and fulfillment webhooks (shopify.dev, "Verify webhook deliveries" and the REST Admin resources Order
/// and Fulfillment, whose shapes the bodies have).
/// </summary>
public sealed class ShopifyOrders(IPhoneNumbers phones) : IOrderSource
{
    public string Name => WebhookSources.Shopify;

    public string TimeField => "updated_at";

    public bool IsSigned(WebhookDelivery delivery, IReadOnlyList<string> secrets, Instant now)
        => HmacSignature.Matches(delivery.Header("X-Shopify-Hmac-Sha256"), delivery.Body.Span, HmacSignature.TextKeys(secrets));

    /// <remarks>
    /// The event id is shared by all webhooks that one action of the merchant causes, of other topics and other parcels
    /// too; keyed by it, some would be lost. The webhook id is the delivery's own.
    /// </remarks>
    public string? KeyOf(WebhookDelivery delivery)
        => delivery.Header("X-Shopify-Webhook-Id")
            ?? (delivery.Header("X-Shopify-Event-Id") is { } happening ? $"{happening}:{delivery.Header("X-Shopify-Topic")}" : null);

    public OrderWebhook Read(WebhookDelivery delivery)
    {
        var body = Payload.Parse(delivery.Body);
        return delivery.Header("X-Shopify-Topic") switch
        {
            // The merchant chose this topic: what was sent out counts unless the carrier says that it is still on its way.
            "orders/fulfilled" or "orders/delivered" => ShopifyOrder.Read(body, phones, sentIsDelivered: true),

            // Sent on every change of an order: only the carrier's word counts.
            "orders/updated" or "orders/partially_fulfilled" => ShopifyOrder.Read(body, phones, sentIsDelivered: false),
            "fulfillments/update" or "fulfillments/create" => ShopifyFulfillment.Read(body, phones),
            null => throw new Kernel.InputException("X-Shopify-Topic", "is missing"),
            _ => new OrderWebhook.Ignored(body.Id("id"), "The topic is not about a delivery."),
        };
    }
}
