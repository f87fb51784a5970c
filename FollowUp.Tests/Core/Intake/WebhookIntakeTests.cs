using FollowUp.Tests.Support;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;
using NSubstitute;

namespace FollowUp.Tests.Core.Intake;

public sealed class WebhookIntakeTests
{
    private const string Body = """{ "event": "order_delivered", "orderId": "1001", "customer": { "email": "n@x.test" }, "items": [{ "id": "1", "name": "Lamp" }] }""";

    private static readonly Guid Organization = new(1, 0, 0, new byte[8]);
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 9, 30) + Duration.FromTicks(12345);

    private readonly IWebhookKeys keys = Substitute.For<IWebhookKeys>();
    private readonly IEventIntake events = Substitute.For<IEventIntake>();
    private readonly IClock clock = Substitute.For<IClock>();
    private readonly List<NewEvent> stored = [];

    public WebhookIntakeTests()
    {
        clock.GetCurrentInstant().Returns(_ => Now);
        keys.FindAsync(Organization, Arg.Any<string>(), default).ReturnsForAnyArgs(Task.FromResult<IReadOnlyList<string>>([]));
        keys.FindAsync(Organization, "generic", Arg.Any<CancellationToken>()).Returns([Deliveries.StandardSecret]);
        keys.FindAsync(Organization, "shopify", Arg.Any<CancellationToken>()).Returns([Deliveries.TextSecret]);
        events.StoreAsync(Arg.Do<NewEvent>(stored.Add), Arg.Any<CancellationToken>()).Returns(new EventReceipt(Guid.Empty, false));
    }

    [Fact]
    public async Task A_signed_order_is_stored_in_our_own_shape_with_the_time_it_came_in()
    {
        await TakeAsync("generic", Deliveries.Generic(Body, Now));

        var row = Assert.Single(stored);
        Assert.Equal((Organization, "generic", "msg_1", "order_delivered"), (row.OrganizationId, row.Source, row.Key, row.Type));
        Assert.Equal(Instant.FromUnixTimeMilliseconds(Now.ToUnixTimeMilliseconds()), row.OccurredAt);
        Assert.Equal("""{"orderId":"1001","contact":{"email":"n@x.test"},"items":[{"id":"1","name":"Lamp","delivered":true}]}""", row.Payload);
        Assert.Null(row.Outcome);
    }

    [Fact]
    public async Task What_is_no_delivery_is_stored_as_done_with_the_reason_and_without_the_person()
    {
        await TakeAsync("shopify", Deliveries.Shopify("""{ "id": 5, "email": "secret@x.test" }""", "orders/create"));

        var row = Assert.Single(stored);
        Assert.Equal("order_ignored", row.Type);
        Assert.Equal("""{"orderId":"5"}""", row.Payload);
        Assert.Equal("""{"created":0,"duplicates":0,"refusals":[],"ignored":"The topic is not about a delivery."}""", row.Outcome);
    }

    [Fact]
    public async Task Wrong_signature_unknown_organization_and_source_not_set_up_are_all_the_same_to_the_sender()
    {
        var delivery = Deliveries.Generic(Body, Now);

        Assert.Null(await TakeAsync("generic", delivery with { Body = delivery.Body[1..] }));
        Assert.Null(await new WebhookIntake(new WebhookKeyRing(keys), events, Plans.Phones, clock).TakeAsync("generic", Guid.Empty, delivery, default));
        Assert.Null(await TakeAsync("woocommerce", Deliveries.WooCommerce("{}")));
        Assert.Empty(stored);
    }

    [Fact]
    public async Task A_stale_webhook_is_not_taken()
    {
        Assert.Null(await TakeAsync("generic", Deliveries.Generic(Body, Now - Duration.FromMinutes(6))));
        Assert.Empty(stored);
    }

    [Fact]
    public async Task A_source_that_does_not_exist_is_not_found()
        => await Assert.ThrowsAsync<NotFoundException>(() => TakeAsync("magento", Deliveries.Generic(Body, Now)));

    [Fact]
    public async Task A_delivery_more_than_a_day_ahead_is_refused()
    {
        var body = Body.Replace("\"customer\"", "\"occurredAt\": \"2026-03-02T09:30:01Z\", \"customer\"", StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<InputException>(() => TakeAsync("generic", Deliveries.Generic(body, Now)));

        Assert.Equal("occurredAt", Assert.Single(error.Errors).Field);
    }

    [Fact]
    public async Task Without_an_id_of_the_senders_the_bytes_tell_a_repeat()
    {
        await TakeAsync("shopify", Deliveries.Shopify("""{ "id": 5 }""", "orders/create", null));
        await TakeAsync("shopify", Deliveries.Shopify("""{ "id": 6 }""", "orders/create", null));

        Assert.StartsWith("sha256:", stored[0].Key, StringComparison.Ordinal);
        Assert.NotEqual(stored[0].Key, stored[1].Key);
    }

    [Fact]
    public async Task A_burst_asks_for_the_secrets_once_and_a_new_secret_works_at_once()
    {
        var intake = new WebhookIntake(new WebhookKeyRing(keys), events, Plans.Phones, clock);
        for (var count = 0; count < 5; count++)
        {
            await intake.TakeAsync("shopify", Organization, Deliveries.Shopify("{}", "orders/create"), default);
        }

        await keys.Received(1).FindAsync(Organization, "shopify", Arg.Any<CancellationToken>());

        keys.FindAsync(Organization, "generic", Arg.Any<CancellationToken>()).Returns(["whsec_AAAA"]);
        Assert.Null(await intake.TakeAsync("generic", Organization, Deliveries.Generic(Body, Now), default));
        keys.FindAsync(Organization, "generic", Arg.Any<CancellationToken>()).Returns([Deliveries.StandardSecret, "whsec_AAAA"]);
        Assert.NotNull(await intake.TakeAsync("generic", Organization, Deliveries.Generic(Body, Now), default));
    }

    private Task<EventReceipt?> TakeAsync(string source, WebhookDelivery delivery)
        => new WebhookIntake(new WebhookKeyRing(keys), events, Plans.Phones, clock).TakeAsync(source, Organization, delivery, default);
}
