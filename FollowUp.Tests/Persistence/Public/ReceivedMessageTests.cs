using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Queries.Contacts;
using FollowUp.Infrastructure.Persistence.Queries.Sandbox;
using FollowUp.Infrastructure.Persistence.Stores.Reports;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Public;

public sealed class ReceivedMessageTests
{
    [DatabaseTheory]
    public async Task A_reply_finds_its_message_by_reference_and_is_heard_once(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        var reply = Reply("in1") with { ReplyTo = $"sandbox-{world.MessageToken}", From = "elsewhere@example.com" };

        Assert.Equal(1, await HearAsync(world, reply, reply));
        Assert.Equal(0, await HearAsync(world, reply));

        var row = Assert.Single(await RowsAsync(world));
        Assert.Equal((world.SentId, world.ContactId, "Yes please"), (row.AnsweredId, row.ContactId, row.Text));
        Assert.Equal(SentRequest.Start, (await world.MessageAsync(world.SentId)).RepliedAt);
        Assert.Equal(["replied"], await world.MessageEventsAsync(world.SentId));
        var heard = Assert.Single(await HeardAsync(world));
        Assert.Equal(("replied", world.ContactId), (heard.Type, heard.ContactId));
    }

    [DatabaseTheory]
    public async Task Without_a_reference_the_newest_message_of_thirty_days_is_answered(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        world.Clock.Advance(Duration.FromDays(29));
        await HearAsync(world, Reply("in1") with { At = world.Clock.Now });
        world.Clock.Advance(Duration.FromDays(2));
        await HearAsync(world, Reply("in2") with { At = world.Clock.Now });

        Assert.Equal([world.SentId, null], (await RowsAsync(world)).OrderBy(row => row.ProviderMessageId).Select(row => row.AnsweredId));
        Assert.Single(await HeardAsync(world));
    }

    [DatabaseTheory]
    public async Task Programs_and_strangers_reply_to_nothing(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);

        await HearAsync(world, Reply("in1") with { Automatic = true }, Reply("in2") with { From = "who@example.com" });

        Assert.Null((await world.MessageAsync(world.SentId)).RepliedAt);
        Assert.Empty(await HeardAsync(world));
        Assert.Equal([world.ContactId, null], (await RowsAsync(world)).OrderBy(row => row.ProviderMessageId).Select(row => row.ContactId));
    }

    [Fact]
    public async Task A_stop_that_the_provider_acted_on_closes_the_number_and_is_no_reply()
    {
        await using var world = await SentRequest.CreateAsync();

        await HearAsync(world, Reply("in1") with { Channel = Channel.Sms, From = SentRequest.Phone, Text = "STOP", OptOutType = "STOP" });

        var closed = await world.ReadAsync(context => context.Set<Suppression>().SingleAsync());
        Assert.Equal((Channel.Sms, SentRequest.Phone, SuppressionReason.OptedOut), (closed.Channel, closed.Address, closed.Reason));
        Assert.Empty(await HeardAsync(world));
    }

    [DatabaseTheory]
    public async Task Another_organizations_message_is_never_answered(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        var stranger = await SentRequest.AddToAsync(world.Database);

        await HearAsync(stranger, Reply("in1") with { ReplyTo = $"sandbox-{world.MessageToken}" });

        Assert.Null((await world.MessageAsync(world.SentId)).RepliedAt);
        Assert.Equal((stranger.OrganizationId, stranger.SentId), ((await RowsAsync(world)).Single().OrganizationId, (await RowsAsync(world)).Single().AnsweredId));
    }

    [DatabaseTheory]
    public async Task The_sandbox_shows_what_went_through_it_and_what_was_answered(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        var text = world.Message("ask_sms", Channel.Sms, MessageState.Sent, world.Ids.NewToken(), address: SentRequest.Phone);
        world.Clock.Advance(Duration.FromMinutes(1));
        var later = world.Message("remind_sms", Channel.Sms, MessageState.Sent, world.Ids.NewToken(), address: SentRequest.Phone);
        await world.AddAsync(text, later,
            new MessageContent { MessageId = text.Id, OrganizationId = world.OrganizationId, Text = "First", Links = "[]" },
            new MessageContent { MessageId = later.Id, OrganizationId = world.OrganizationId, Text = "Second", Links = "[]" });
        var sandbox = new SandboxQueries(world.Database, new SandboxReplies(Store(world), world.Ids, world.Clock));

        var mail = Assert.Single((await sandbox.MailsAsync(world.Owner, "how DO you", new PageQuery(), default)).Items);
        Assert.Equal((world.SentId, SentRequest.Email, "Nora Holm"), (mail.Id, mail.To, mail.Contact));
        Assert.Equal(0, (await sandbox.MailsAsync(world.Owner, "elsewhere", new PageQuery(), default)).Total);
        var thread = Assert.Single((await sandbox.ThreadsAsync(world.Owner, "6701", new PageQuery(), default)).Items);
        Assert.Equal((SentRequest.Phone, 2, "Second"), (thread.Number, thread.Messages, thread.LastText));
        Assert.Equal(["https://follow.test/r/abc", "https://shop.test/"], (await sandbox.GetAsync(world.Owner, world.SentId, default)).Targets);

        world.Clock.Advance(Duration.FromMinutes(1));
        await sandbox.ReplyAsync(world.Owner, later.Id, " Thanks ", default);
        await sandbox.ReplyAsync(world.Owner, world.SentId, "Lovely", default);

        Assert.Equal([("First", false), ("Second", false), ("Thanks", true)], (await sandbox.ThreadAsync(world.Owner, SentRequest.Phone, default)).Select(row => (row.Text, row.Reply)));
        Assert.Equal(["Lovely"], (await sandbox.GetAsync(world.Owner, world.SentId, default)).Replies.Select(row => row.Text));
        Assert.Equal([world.Clock.Now, world.Clock.Now], new[] { (await world.MessageAsync(later.Id)).RepliedAt, (await world.MessageAsync(world.SentId)).RepliedAt }.OfType<Instant>());
        var timeline = (await new ContactQueries(world.Database, new TestHashes()).GetAsync(world.Owner, world.ContactId, default)).Timeline;
        Assert.Equal(["Message: Lovely", "Message: Thanks"], timeline.Where(row => row.Type == "replied").Select(row => row.Text).Order());

        Assert.Contains("text", (await Assert.ThrowsAsync<InputException>(() => sandbox.ReplyAsync(world.Owner, world.SentId, " ", default))).Errors.Select(error => error.Field));
        var stranger = world.Owner with { OrganizationId = world.Ids.NewId() };
        await Assert.ThrowsAsync<NotFoundException>(() => sandbox.ReplyAsync(stranger, world.SentId, "Hi", default));
        await Assert.ThrowsAsync<NotFoundException>(() => sandbox.GetAsync(stranger, world.SentId, default));
    }

    private static InboundMessage Reply(string id) => new(id, Channel.Email, SentRequest.Email, "shop@example.com", "Yes please", SentRequest.Start);

    private static ReceivedMessageStore Store(SentRequest world) => new OptOutParts(world.Database, world.Ids, world.Clock).Received;

    private static Task<int> HearAsync(SentRequest world, params InboundMessage[] messages)
        => Store(world).RecordAsync(new ReportingAccount(world.OrganizationId, world.OrganizationId, "sandbox"), messages, default);

    private static Task<List<ReceivedMessage>> RowsAsync(SentRequest world) => world.ReadAsync(context => context.Set<ReceivedMessage>().ToListAsync());

    private static Task<List<Event>> HeardAsync(SentRequest world) => world.ReadAsync(context => context.Set<Event>().Where(row => row.Type == "replied").ToListAsync());
}
