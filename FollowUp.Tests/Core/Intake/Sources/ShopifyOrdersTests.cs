using FollowUp.Tests.Support;
using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Intake.Sources;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Core.Intake.Sources;

public sealed class ShopifyOrdersTests
{
    /// <summary>The Order of the REST Admin reference, less what is not read; two lines, the first of them sent.</summary>
    private const string Order = """
        { "id": 450789469, "admin_graphql_api_id": "gid://shopify/Order/450789469", "name": "#1001", "email": "bob.norman@mail.example.com", "contact_email": "bob.norman@mail.example.com",
          "phone": "+557734881234", "cancelled_at": null, "closed_at": null, "created_at": "2008-01-10T11:00:00-05:00", "updated_at": "2008-01-12T11:00:00-05:00",
          "currency": "USD", "total_price": "598.94", "financial_status": "paid", "fulfillment_status": "partial",
          "customer": { "id": 207119551, "email": "bob.norman@mail.example.com", "first_name": "Bob", "last_name": "Norman", "phone": "+13125551212" },
          "shipping_address": { "first_name": "Bob", "last_name": "Norman", "phone": "555-625-1199" },
          "line_items": [
            { "id": 466157049, "title": "IPod Nano - 8gb", "name": "IPod Nano - 8gb - green", "sku": "IPOD2008GREEN", "product_id": 632910392, "quantity": 1, "current_quantity": 1, "fulfillment_status": "fulfilled" },
            { "id": 518995019, "title": "IPod Nano - 8gb", "name": "IPod Nano - 8gb - red", "sku": "IPOD2008RED", "product_id": 632910392, "quantity": 1, "current_quantity": 1, "fulfillment_status": null },
            { "id": 703073504, "title": "Case", "name": "Case", "sku": "", "product_id": 3, "quantity": 1, "current_quantity": 0, "fulfillment_status": "fulfilled" } ],
          "fulfillments": [ { "id": 255858046, "order_id": 450789469, "status": "success", "shipment_status": null, "updated_at": "2008-01-11T11:00:00-05:00",
            "line_items": [ { "id": 466157049 } ] } ] }
        """;

    /// <summary>The Fulfillment of the REST Admin reference.</summary>
    private const string Fulfillment = """
        { "id": 255858046, "order_id": 450789469, "status": "success", "created_at": "2021-12-31T19:00:00-05:00", "service": "manual", "updated_at": "2022-01-02T19:00:00-05:00",
          "tracking_company": "UPS", "shipment_status": "delivered", "location_id": 905684977, "email": "jon@example.com",
          "destination": { "first_name": "Steve", "last_name": "Shipper", "address1": "123 Shipping Street", "phone": "555-555-SHIP", "city": "Shippington", "country_code": "US" },
          "line_items": [ { "id": 866550311766439020, "variant_id": 808950810, "title": "IPod Nano - 8GB", "quantity": 1, "sku": "IPOD2008PINK", "product_id": 632910392, "name": "IPod Nano - 8GB" } ],
          "tracking_number": "1z827wk74630", "name": "#9999.1" }
        """;

    [Fact]
    public void A_fulfilled_order_is_a_delivery_of_what_was_sent()
    {
        var delivered = Assert.IsType<OrderWebhook.Delivered>(Read(Order, "orders/fulfilled"));

        Assert.Equal(Instant.FromUtc(2008, 1, 11, 16, 0), delivered.OccurredAt);
        Assert.Equal(("450789469", 598.94m, "USD"), (delivered.Order.OrderId, delivered.Order.Value, delivered.Order.Currency));
        Assert.Equal(new ContactDetails("bob.norman@mail.example.com", "+13125551212", "Bob", "Norman"), delivered.Order.Contact);
        Assert.Equal(
            [
                new OrderItem("466157049", "IPod Nano - 8gb - green", "IPOD2008GREEN", "632910392"),
                new OrderItem("518995019", "IPod Nano - 8gb - red", "IPOD2008RED", "632910392", Delivered: false),
            ],
            delivered.Order.Items);
    }

    [Theory]
    [InlineData("in_transit")]
    [InlineData("out_for_delivery")]
    [InlineData("failure")]
    public void What_the_carrier_says_is_on_its_way_is_not_delivered(string status)
        => Assert.Equal("No item of the order was delivered yet.", Assert.IsType<OrderWebhook.Ignored>(Read(OrderWith(status), "orders/fulfilled")).Reason);

    [Fact]
    public void A_changed_order_is_a_delivery_only_when_the_carrier_says_so()
    {
        Assert.IsType<OrderWebhook.Ignored>(Read(Order, "orders/updated"));

        var delivered = Assert.IsType<OrderWebhook.Delivered>(Read(OrderWith("delivered"), "orders/updated"));
        Assert.Equal([true, false], delivered.Order.Items.Select(item => item.Delivered));
    }

    [Fact]
    public void A_cancelled_order_is_ignored()
        => Assert.Equal(
            "The order was cancelled.",
            Assert.IsType<OrderWebhook.Ignored>(Read(Order.Replace("\"cancelled_at\": null", "\"cancelled_at\": \"2008-01-12T11:00:00-05:00\"", StringComparison.Ordinal), "orders/fulfilled")).Reason);

    [Fact]
    public void A_delivered_parcel_is_a_delivery_of_its_lines()
    {
        var delivered = Assert.IsType<OrderWebhook.Delivered>(Read(Fulfillment, "fulfillments/update"));

        Assert.Equal(Instant.FromUtc(2022, 1, 3, 0, 0), delivered.OccurredAt);
        Assert.Equal("450789469", delivered.Order.OrderId);
        Assert.Equal(new ContactDetails("jon@example.com", null, "Steve", "Shipper") { Country = "US" }, delivered.Order.Contact);
        Assert.Equal([new OrderItem("866550311766439020", "IPod Nano - 8GB", "IPOD2008PINK", "632910392")], delivered.Order.Items);
    }

    [Fact]
    public void A_parcel_on_its_way_is_ignored_and_says_so()
    {
        var ignored = Assert.IsType<OrderWebhook.Ignored>(Read(Fulfillment.Replace("\"delivered\"", "\"in_transit\"", StringComparison.Ordinal), "fulfillments/update"));

        Assert.Equal(("450789469", "The parcel is in transit, not delivered."), (ignored.OrderId, ignored.Reason));
    }

    [Theory]
    [InlineData("orders/create")]
    [InlineData("customers/update")]
    [InlineData("app/uninstalled")]
    public void Another_topic_is_ignored(string topic) => Assert.IsType<OrderWebhook.Ignored>(Read("""{ "id": 1 }""", topic));

    [Fact]
    public void An_order_from_the_till_without_address_is_ignored_and_not_refused()
    {
        var order = Order.Replace("bob.norman@mail.example.com", "", StringComparison.Ordinal).Replace("+13125551212", "", StringComparison.Ordinal).Replace("+557734881234", "", StringComparison.Ordinal);

        Assert.Contains("neither", Assert.IsType<OrderWebhook.Ignored>(Read(order, "orders/fulfilled")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ }""", "orders/fulfilled", "id")]
    [InlineData("""{ "id": 1, "line_items": 5 }""", "orders/fulfilled", "line_items")]
    [InlineData("""{ "id": 1, "line_items": [{ "name": "x" }] }""", "orders/fulfilled", "line_items[0].id")]
    [InlineData("""{ "id": 1 }""", "fulfillments/update", "order_id")]
    [InlineData("""{ "order_id": 1, "shipment_status": "delivered" }""", "fulfillments/update", "line_items")]
    [InlineData("nothing", "orders/updated", "body")]
    public void What_is_wrong_is_named(string body, string topic, string field)
        => Assert.Equal(field, Assert.Single(Assert.Throws<InputException>(() => Read(body, topic)).Errors).Field);

    [Fact]
    public void A_delivery_is_known_by_its_own_id_because_several_share_an_event()
    {
        var shopify = new ShopifyOrders(Plans.Phones);

        Assert.Equal("w1", shopify.KeyOf(Deliveries.Shopify("{}", "orders/updated", "w1", "e1")));
        Assert.Equal("e1:orders/updated", shopify.KeyOf(Deliveries.Shopify("{}", "orders/updated", null, "e1")));
        Assert.Null(shopify.KeyOf(Deliveries.Shopify("{}", "orders/updated", null)));
    }

    private static string OrderWith(string shipmentStatus)
        => Order.Replace("\"shipment_status\": null", $"\"shipment_status\": \"{shipmentStatus}\"", StringComparison.Ordinal);

    private static OrderWebhook Read(string body, string topic) => new ShopifyOrders(Plans.Phones).Read(Deliveries.Shopify(body, topic));
}
