using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Events;
using NodaTime;

namespace FollowUp.Core.Intake.Sources;

/// <summary>The Order resource.</summary>
internal static class ShopifyOrder
{
    private const string Arrived = "delivered";

    /// <param name="sentIsDelivered">A line that was fulfilled counts as delivered when the carrier tells nothing about it.</param>
    public static OrderWebhook Read(Payload order, IPhoneNumbers phones, bool sentIsDelivered)
    {
        var orderId = order.RequiredId("id");
        if (order.Text("cancelled_at") is not null)
        {
            return new OrderWebhook.Ignored(orderId, "The order was cancelled.");
        }

        var parcels = order.List("fulfillments", Limits.Items).Where(parcel => parcel.Text("status") != "cancelled").ToList();
        var arrivals = Arrivals(parcels);
        var onTheWay = parcels.Where(parcel => parcel.Text("shipment_status") is not (null or Arrived)).SelectMany(LineIds).ToHashSet(StringComparer.Ordinal);

        // Removed and fully refunded lines stay in the list with nothing left of them.
        var items = order.List("line_items", Limits.Items)
            .Where(line => line.Amount("current_quantity") is not 0)
            .Select(line => Item(line, IsDelivered(line)))
            .ToList();
        if (!items.Exists(item => item.Delivered))
        {
            return new OrderWebhook.Ignored(orderId, "No item of the order was delivered yet.");
        }

        var contact = Contact(order, phones);
        return contact is null
            ? new OrderWebhook.Ignored(orderId, "The order has neither an e-mail address nor a phone number that can be used.")
            : new OrderWebhook.Delivered(
                new OrderDelivered(orderId, contact, items, order.Amount("total_price"), order.Text("currency", 3)),
                arrivals.Count > 0 ? arrivals.Values.Max() : Sent(parcels) ?? order.Time("updated_at"));

        bool IsDelivered(Payload line)
        {
            var id = line.RequiredId("id");
            return arrivals.ContainsKey(id) || (sentIsDelivered && line.Text("fulfillment_status") == "fulfilled" && !onTheWay.Contains(id));
        }
    }

    /// <summary>One line, in an order or in a fulfillment. <c>name</c> has the variant with it, <c>title</c> has not.</summary>
    public static OrderItem Item(Payload line, bool delivered) => new(
        line.RequiredId("id"),
        line.Text("name", Limits.ProductName) ?? line.Text("title", Limits.ProductName) ?? throw line.Wrong("name", "is missing"),
        line.Text("sku", Limits.Id),
        line.Text("product_id", Limits.Id),
        Delivered: delivered);

    private static Dictionary<string, Instant?> Arrivals(List<Payload> parcels)
    {
        var arrivals = new Dictionary<string, Instant?>(StringComparer.Ordinal);
        foreach (var parcel in parcels.Where(parcel => parcel.Text("shipment_status") == Arrived))
        {
            foreach (var id in LineIds(parcel))
            {
                arrivals[id] = parcel.Time("updated_at");
            }
        }

        return arrivals;
    }

    private static Instant? Sent(List<Payload> parcels) => parcels.Select(parcel => parcel.Time("updated_at")).Max();

    private static IEnumerable<string> LineIds(Payload parcel) => parcel.List("line_items", Limits.Items).Select(line => line.RequiredId("id"));

    private static ContactDetails? Contact(Payload order, IPhoneNumbers phones)
    {
        var customer = order.Object("customer");
        var shipping = order.Object("shipping_address");
        return ContactReader.Read(
            phones,
            [new Field(customer, "email"), new Field(order, "email"), new Field(order, "contact_email")],
            [new Field(customer, "phone"), new Field(order, "phone"), new Field(shipping, "phone")],
            customer ?? shipping,
            shipping?.Text("country_code"),
            address: shipping,
            country: "country_code",
            state: "province_code");
    }
}
