using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Events;
using FollowUp.Core.Intake.Signatures;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Intake.Sources;

/// <summary>
/// Our own shape for shops without one of theirs, signed by Standard Webhooks:
/// <c>{ "event": "order_delivered", "orderId", "occurredAt", "value", "currency", "customer": { "email", "phone", "region", "firstName", "lastName", "timezone", "country", "state" },
/// "items": [ { "id", "name", "sku", "productId", "url", "imageUrl", "delivered" } ] }</c>.
/// </summary>
public sealed class GenericOrders(IPhoneNumbers phones) : IOrderSource
{
    public string Name => WebhookSources.Generic;

    public string TimeField => "occurredAt";

    public bool IsSigned(WebhookDelivery delivery, IReadOnlyList<string> secrets, Instant now)
        => StandardWebhooksSignature.Matches(
            delivery.Header("webhook-id"), delivery.Header("webhook-timestamp"), delivery.Header("webhook-signature"), delivery.Body.Span, secrets, now);

    public string? KeyOf(WebhookDelivery delivery) => delivery.Header("webhook-id");

    public OrderWebhook Read(WebhookDelivery delivery)
    {
        var body = Payload.Parse(delivery.Body);
        var kind = body.Text("event") ?? throw body.Wrong("event", "is missing");
        if (kind != OrderDelivered.Type)
        {
            return new OrderWebhook.Ignored(body.Id("orderId"), $"The event is not {OrderDelivered.Type}.");
        }

        var orderId = body.RequiredId("orderId");
        var customer = body.RequiredObject("customer");
        var contact = ContactReader.Read(
            phones, [new Field(customer, "email")], [new Field(customer, "phone")], customer, customer.Text("region"), "firstName", "lastName", new Field(customer, "timezone"), customer)
            ?? throw ContactReader.Unreachable(phones, customer);
        var items = body.List("items", Limits.Items);
        return items.Count == 0
            ? throw body.Wrong("items", "must list at least one item")
            : new OrderWebhook.Delivered(
                new OrderDelivered(orderId, contact, [.. items.Select(Item)], body.Amount("value"), body.Text("currency", 3)),
                body.Time("occurredAt"));
    }

    private static OrderItem Item(Payload item)
    {
        var id = item.Id("id") ?? item.Id("sku") ?? throw item.Wrong("id", "is missing");
        return new OrderItem(
            id,
            item.Text("name", Limits.ProductName) ?? throw item.Wrong("name", "is missing"),
            item.Text("sku", Limits.Id),
            item.Text("productId", Limits.Id),
            item.WebAddress("url"),
            item.WebAddress("imageUrl"),
            item.Flag("delivered") ?? true);
    }
}
