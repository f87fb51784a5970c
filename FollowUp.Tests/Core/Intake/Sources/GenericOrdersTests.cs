using FollowUp.Tests.Support;
using System.Text;
using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Intake.Sources;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Core.Intake.Sources;

public sealed class GenericOrdersTests
{
    private const string Body = """
        { "event": "order_delivered", "orderId": "1001", "occurredAt": "2026-03-01T10:30:00.1239+01:00", "value": 49.90, "currency": "EUR",
          "customer": { "email": " Nora@Example.com ", "phone": "+46 70 123 45 67", "firstName": "Nora", "lastName": "Lind", "timezone": "Europe/Stockholm" },
          "items": [ { "id": "1", "sku": "L-1", "name": "Lamp", "url": "https://shop.test/lamp", "imageUrl": "https://shop.test/lamp.jpg", "productId": 900 },
                     { "id": 2, "name": "Chair", "delivered": false } ] }
        """;

    [Fact]
    public void Every_field_arrives_normalised()
    {
        var delivered = Assert.IsType<OrderWebhook.Delivered>(Read(Body));

        Assert.Equal(Instant.FromUtc(2026, 3, 1, 9, 30) + Duration.FromMilliseconds(123), delivered.OccurredAt);
        Assert.Equal(("1001", 49.90m, "EUR"), (delivered.Order.OrderId, delivered.Order.Value, delivered.Order.Currency));
        Assert.Equal(new ContactDetails("nora@example.com", "+46701234567", "Nora", "Lind", "Europe/Stockholm"), delivered.Order.Contact);
        Assert.Equal(
            [new OrderItem("1", "Lamp", "L-1", "900", "https://shop.test/lamp", "https://shop.test/lamp.jpg"), new OrderItem("2", "Chair", Delivered: false)],
            delivered.Order.Items);
    }

    [Fact]
    public void Another_event_is_ignored_and_says_why()
    {
        var ignored = Assert.IsType<OrderWebhook.Ignored>(Read("""{ "event": "order_created", "orderId": "7" }"""));

        Assert.Equal(("7", "The event is not order_delivered."), (ignored.OrderId, ignored.Reason));
    }

    public static TheoryData<string, string> Wrong() => new()
    {
        { "[]", "body" },
        { "nothing", "body" },
        { "", "body" },
        { """{ "event": "order_delivered" """, "body" },
        { """{ }""", "event" },
        { """{ "event": "order_delivered" }""", "orderId" },
        { Body.Replace("\"1001\"", "true", StringComparison.Ordinal), "orderId" },
        { Body.Replace("1001", new string('9', 101), StringComparison.Ordinal), "orderId" },
        { """{ "event": "order_delivered", "orderId": "1" }""", "customer" },
        { """{ "event": "order_delivered", "orderId": "1", "customer": "Nora" }""", "customer" },
        { """{ "event": "order_delivered", "orderId": "1", "customer": {} }""", "customer.email" },
        { """{ "event": "order_delivered", "orderId": "1", "customer": { "email": "nora" } }""", "customer.email" },
        { """{ "event": "order_delivered", "orderId": "1", "customer": { "phone": "070 123" } }""", "customer.phone" },
        { """{ "event": "order_delivered", "orderId": "1", "customer": { "email": "n@x.test" } }""", "items" },
        { """{ "event": "order_delivered", "orderId": "1", "customer": { "email": "n@x.test" }, "items": {} }""", "items" },
        { """{ "event": "order_delivered", "orderId": "1", "customer": { "email": "n@x.test" }, "items": ["lamp"] }""", "items[0]" },
        { """{ "event": "order_delivered", "orderId": "1", "customer": { "email": "n@x.test" }, "items": [{ "name": "Lamp" }] }""", "items[0].id" },
        { """{ "event": "order_delivered", "orderId": "1", "customer": { "email": "n@x.test" }, "items": [{ "id": "1", "name": " " }] }""", "items[0].name" },
        { """{ "event": "order_delivered", "orderId": "1", "customer": { "email": "n@x.test" }, "items": [{ "id": "1", "name": "\ud800" }] }""", "items[0].name" },
        { Body.Replace("false", "\"no\"", StringComparison.Ordinal), "items[1].delivered" },
        { Body.Replace("49.90", "\"a lot\"", StringComparison.Ordinal), "value" },
        { Body.Replace("+01:00", "", StringComparison.Ordinal), "occurredAt" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named(string body, string field)
        => Assert.Equal(field, Assert.Single(Assert.Throws<InputException>(() => Read(body)).Errors).Field);

    [Fact]
    public void More_than_250_items_are_refused()
    {
        var items = string.Join(',', Enumerable.Range(0, 251).Select(number => $$"""{ "id": {{number}}, "name": "x" }"""));
        var error = Assert.Throws<InputException>(() => Read($$"""{ "event": "order_delivered", "orderId": "1", "customer": { "email": "n@x.test" }, "items": [{{items}}] }"""));

        Assert.Equal("items: must have at most 250 entries.", error.Message);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//shop.test/lamp")]
    [InlineData("data:text/html,x")]
    public void An_address_that_is_not_of_the_web_is_dropped(string url)
    {
        var delivered = Assert.IsType<OrderWebhook.Delivered>(Read(Body.Replace("https://shop.test/lamp.jpg", url, StringComparison.Ordinal)));

        Assert.Null(delivered.Order.Items[0].ImageUrl);
        Assert.Equal("https://shop.test/lamp", delivered.Order.Items[0].Url);
    }

    [Fact]
    public void Long_names_are_cut_between_characters_and_control_characters_become_spaces()
    {
        var name = new string('a', 299) + "😀";
        var delivered = Assert.IsType<OrderWebhook.Delivered>(Read(Body.Replace("Lamp", name, StringComparison.Ordinal).Replace("Chair", "A\\u0000B\\r\\nC", StringComparison.Ordinal)));

        Assert.Equal(new string('a', 299), delivered.Order.Items[0].Name);
        Assert.Equal("A B  C", delivered.Order.Items[1].Name);
    }

    [Fact]
    public void A_zone_that_does_not_exist_is_left_out()
        => Assert.Null(Assert.IsType<OrderWebhook.Delivered>(Read(Body.Replace("Europe/Stockholm", "Mars/North", StringComparison.Ordinal))).Order.Contact.TimeZone);

    private static OrderWebhook Read(string body) => new GenericOrders(Plans.Phones).Read(new WebhookDelivery(_ => null, Encoding.UTF8.GetBytes(body)));
}
