using FollowUp.Tests.Support;
using System.Text;
using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Intake.Sources;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Core.Intake.Sources;

public sealed class WooCommerceOrdersTests
{
    /// <summary>The order of the REST API reference, less what is not read.</summary>
    private const string Order = """
        { "id": 727, "parent_id": 0, "number": "727", "order_key": "wc_order_58d2d042d1d", "created_via": "rest-api", "version": "3.0.0", "status": "completed",
          "currency": "USD", "date_created": "2017-03-22T16:28:02", "date_created_gmt": "2017-03-22T19:28:02", "total": "29.35", "total_tax": "1.35",
          "prices_include_tax": false, "customer_id": 0,
          "billing": { "first_name": "John", "last_name": "Doe", "company": "", "address_1": "969 Market", "city": "San Francisco", "state": "CA",
            "postcode": "94103", "country": "US", "email": "john.doe@example.com", "phone": "(555) 555-5555" },
          "date_paid_gmt": "2017-03-22T19:28:08", "date_completed": "2017-03-22T21:01:12", "date_completed_gmt": "2017-03-23T00:01:12",
          "line_items": [
            { "id": 315, "name": "Woo Single #1", "product_id": 93, "variation_id": 0, "quantity": 2, "subtotal": "6.00", "total": "6.00", "sku": "", "price": 3,
              "image": { "id": "12", "src": "https://shop.test/one.jpg" } },
            { "id": 316, "name": "Ship Your Idea – Color: Black", "product_id": 22, "variation_id": 23, "quantity": 1, "total": "12.00", "sku": "Bar3", "price": 12 } ],
          "shipping_lines": [ { "id": 317, "method_title": "Flat Rate" } ] }
        """;

    [Fact]
    public void A_completed_order_is_a_delivery()
    {
        var delivered = Assert.IsType<OrderWebhook.Delivered>(Read(Order));

        Assert.Equal(Instant.FromUtc(2017, 3, 23, 0, 1, 12), delivered.OccurredAt);
        Assert.Equal(("727", 29.35m, "USD"), (delivered.Order.OrderId, delivered.Order.Value, delivered.Order.Currency));
        Assert.Equal(new ContactDetails("john.doe@example.com", "+15555555555", "John", "Doe") { Country = "US", State = "CA" }, delivered.Order.Contact);
        Assert.Equal(
            [new OrderItem("315", "Woo Single #1", null, "93", null, "https://shop.test/one.jpg"), new OrderItem("316", "Ship Your Idea – Color: Black", "Bar3", "22")],
            delivered.Order.Items);
    }

    [Theory]
    [InlineData("processing")]
    [InlineData("refunded")]
    public void An_order_in_another_state_is_ignored(string status)
        => Assert.Equal($"The order is {status}, not completed.", Assert.IsType<OrderWebhook.Ignored>(Read(Order.Replace("completed\"", status + "\"", StringComparison.Ordinal))).Reason);

    [Theory]
    [InlineData("order.deleted")]
    [InlineData("customer.updated")]
    [InlineData("action.woocommerce_order_status_completed")]
    public void Another_topic_is_ignored(string topic) => Assert.IsType<OrderWebhook.Ignored>(Read("""{ "id": 727 }""", topic));

    [Fact]
    public void An_order_without_an_address_is_ignored_and_not_refused()
        => Assert.Contains("neither", Assert.IsType<OrderWebhook.Ignored>(Read(Order.Replace("john.doe@example.com", "", StringComparison.Ordinal).Replace("(555) 555-5555", "555-5555", StringComparison.Ordinal))).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_number_without_its_country_code_is_read_as_one_of_the_billing_country()
    {
        var order = Order.Replace("\"US\"", "\"SE\"", StringComparison.Ordinal).Replace("(555) 555-5555", "070-123 45 67", StringComparison.Ordinal);

        Assert.Equal("+46701234567", Assert.IsType<OrderWebhook.Delivered>(Read(order)).Order.Contact.Phone);
    }

    [Theory]
    [InlineData("555-5555")]
    [InlineData("call my wife")]
    public void A_number_that_is_none_leaves_the_address(string phone)
        => Assert.Equal(("john.doe@example.com", null), Assert.IsType<OrderWebhook.Delivered>(Read(Order.Replace("(555) 555-5555", phone, StringComparison.Ordinal))).Order.Contact is var contact ? (contact.Email, contact.Phone) : default);

    [Theory]
    [InlineData("""{ "id": 1 }""", "status")]
    [InlineData("""{ "id": 1, "status": "completed" }""", "billing")]
    [InlineData("""{ "status": "completed" }""", "id")]
    [InlineData("""{ "id": 1, "status": "completed", "billing": { "email": "x" }, "line_items": [{ "id": 1, "name": "x" }] }""", "billing.email")]
    public void What_is_wrong_is_named(string body, string field)
        => Assert.Equal(field, Assert.Single(Assert.Throws<InputException>(() => Read(body)).Errors).Field);

    [Theory]
    [InlineData("webhook_id=12", true)]
    [InlineData("webhook_id=", false)]
    [InlineData("webhook_id=12&x=1", false)]
    [InlineData("{}", false)]
    public void The_unsigned_greeting_of_a_new_webhook_is_known(string body, bool ping)
        => Assert.Equal(ping, WooCommerceOrders.IsPing(new WebhookDelivery(_ => null, Encoding.UTF8.GetBytes(body))));

    private static OrderWebhook Read(string body, string topic = "order.updated") => new WooCommerceOrders(Plans.Phones).Read(Deliveries.WooCommerce(body, topic));
}
