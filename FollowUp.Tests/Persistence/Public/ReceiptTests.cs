using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Queries.Sandbox;
using FollowUp.Infrastructure.Persistence.Stores.Delivery;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Persistence.Public;

public sealed class ReceiptTests
{
    [DatabaseTheory]
    public async Task A_sent_message_becomes_delivered_once(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        var store = new ReceiptStore(world.Database, world.Ids);
        var receipt = Delivered(world);

        Assert.Empty(await store.RecordAsync([receipt, receipt], default));
        Assert.Empty(await store.RecordAsync([receipt with { At = SentRequest.Start + Duration.FromHours(1) }], default));

        var message = await world.MessageAsync(world.SentId);
        Assert.Equal((MessageState.Delivered, SentRequest.Start), (message.State, message.DeliveredAt));
        Assert.Equal(["delivered"], await world.MessageEventsAsync(world.SentId));
    }

    [Fact]
    public async Task A_failure_after_the_delivery_changes_nothing()
    {
        await using var world = await SentRequest.CreateAsync();
        var store = new ReceiptStore(world.Database, world.Ids);

        await store.RecordAsync([Delivered(world)], default);
        await store.RecordAsync([Delivered(world) with { Type = ReceiptType.Failed, Detail = "550" }], default);

        Assert.Equal(MessageState.Delivered, (await world.MessageAsync(world.SentId)).State);
        Assert.Null((await world.RequestAsync()).LastError);
    }

    [Fact]
    public async Task A_bounce_fails_the_message_with_the_providers_words()
    {
        await using var world = await SentRequest.CreateAsync();

        await new ReceiptStore(world.Database, world.Ids).RecordAsync([Delivered(world) with { Type = ReceiptType.Failed, Detail = "550 mailbox full" }], default);

        var message = await world.MessageAsync(world.SentId);
        Assert.Equal((MessageState.Failed, "550 mailbox full"), (message.State, message.LastError));
        Assert.Equal("550 mailbox full", (await world.RequestAsync()).LastError);
    }

    [Fact]
    public async Task A_receipt_settles_what_was_unknown()
    {
        await using var world = await SentRequest.CreateAsync(status: RequestStatus.Unknown);
        var lost = world.Message("ask_sms", Channel.Sms, MessageState.Sent, world.Ids.NewToken());

        await world.AddAsync(lost);
        await new ReceiptStore(world.Database, world.Ids).RecordAsync([Delivered(world) with { ProviderMessageId = lost.ProviderMessageId! }], default);

        Assert.Equal(RequestStatus.Sent, (await world.RequestAsync()).Status);
    }

    [Fact]
    public async Task A_receipt_without_its_message_is_handed_back()
    {
        await using var world = await SentRequest.CreateAsync();
        var early = Delivered(world) with { ProviderMessageId = "not-yet" };
        var elsewhere = Delivered(world) with { Provider = "smtp" };

        Assert.Equal([early, elsewhere], await new ReceiptStore(world.Database, world.Ids).RecordAsync([early, elsewhere, Delivered(world)], default));
    }

    [DatabaseTheory]
    public async Task The_sandbox_shows_what_went_through_it(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        var text = world.Message("ask_sms", Channel.Sms, MessageState.Sent, world.Ids.NewToken(), address: SentRequest.Phone);
        world.Clock.Advance(Duration.FromMinutes(1));
        var later = world.Message("remind_sms", Channel.Sms, MessageState.Sent, world.Ids.NewToken(), address: SentRequest.Phone);
        await world.AddAsync(text, later,
            new MessageContent { MessageId = text.Id, OrganizationId = world.OrganizationId, Text = "First", Links = "[]" },
            new MessageContent { MessageId = later.Id, OrganizationId = world.OrganizationId, Text = "Second", Links = "[]" });
        var sandbox = new SandboxQueries(world.Database);

        var mail = Assert.Single((await sandbox.MailsAsync(world.Owner, "how DO you", new PageQuery(), default)).Items);
        Assert.Equal((world.SentId, SentRequest.Email, "Nora Holm"), (mail.Id, mail.To, mail.Contact));
        Assert.Equal(0, (await sandbox.MailsAsync(world.Owner, "elsewhere", new PageQuery(), default)).Total);
        var thread = Assert.Single((await sandbox.ThreadsAsync(world.Owner, "6701", new PageQuery(), default)).Items);
        Assert.Equal((SentRequest.Phone, 2, "Second"), (thread.Number, thread.Messages, thread.LastText));
        Assert.Equal(["First", "Second"], (await sandbox.ThreadAsync(world.Owner, SentRequest.Phone, default)).Select(row => row.Text));
        Assert.Equal(["https://follow.test/r/abc", "https://shop.test/"], (await sandbox.GetAsync(world.Owner, world.SentId, default)).Targets);
        await Assert.ThrowsAsync<NotFoundException>(() => sandbox.GetAsync(world.Owner with { OrganizationId = world.Ids.NewId() }, world.SentId, default));
    }

    private static DeliveryReceipt Delivered(SentRequest world)
        => new("sandbox", $"sandbox-{world.MessageToken}", ReceiptType.Delivered, SentRequest.Start);
}
