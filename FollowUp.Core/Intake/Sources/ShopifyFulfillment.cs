using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Events;

namespace FollowUp.Core.Intake.Sources;

/// <summary>The Fulfillment resource: one parcel of an order.</summary>
internal static class ShopifyFulfillment
{
    public static OrderWebhook Read(Payload parcel, IPhoneNumbers phones)
    {
        var orderId = parcel.RequiredId("order_id");
        var state = parcel.Text("shipment_status", 40);
        if (state != "delivered" || parcel.Text("status") == "cancelled")
        {
            return new OrderWebhook.Ignored(orderId, state is null ? "The carrier has not told anything yet." : $"The parcel is {state.Replace('_', ' ')}, not delivered.");
        }

        var lines = parcel.List("line_items", Limits.Items);
        if (lines.Count == 0)
        {
            throw parcel.Wrong("line_items", "must list at least one item");
        }

        var destination = parcel.Object("destination");
        var contact = ContactReader.Read(phones, [new Field(parcel, "email")], [new Field(destination, "phone")], destination, destination?.Text("country_code"), address: destination, country: "country_code", state: "province_code");
        return contact is null
            ? new OrderWebhook.Ignored(orderId, "The parcel has neither an e-mail address nor a phone number that can be used.")
            : new OrderWebhook.Delivered(
                new OrderDelivered(orderId, contact, [.. lines.Select(line => ShopifyOrder.Item(line, delivered: true))]),
                parcel.Time("updated_at"));
    }
}
