using FollowUp.Core.Audit;
using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Public;

public sealed class OptOutTests
{
    [DatabaseTheory]
    public async Task An_opt_out_suppresses_the_address_and_ends_what_waits(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);

        await Store(world).OptOutAsync(world.MessageToken, "one-click unsubscribe", new PersonalEvidence("203.0.113.7"), default);

        var suppression = await world.ReadAsync(context => context.Set<Suppression>().SingleAsync());
        Assert.Equal((Channel.Email, SentRequest.Email, SuppressionReason.OptedOut, "one-click unsubscribe"), (suppression.Channel, suppression.Address, suppression.Reason, suppression.Source));
        Assert.Equal(MessageState.Cancelled, (await world.MessageAsync(world.ReminderId)).State);
        Assert.Equal(["cancelled"], await world.MessageEventsAsync(world.ReminderId));
        Assert.Equal(MessageState.Sent, (await world.MessageAsync(world.SentId)).State);
        var withdrawn = await world.ReadAsync(context => context.Set<ConsentEntry>().SingleAsync());
        Assert.Equal(
            (ConsentDecision.Withdrawn, ConsentPurpose.Marketing, "one-click unsubscribe", SentRequest.Email, world.ContactId, true),
            (withdrawn.Decision, withdrawn.Purpose, withdrawn.Source, withdrawn.Address, withdrawn.ContactId, withdrawn.Personal!.Contains("203.0.113.7", StringComparison.Ordinal)));
        var audited = await world.ReadAsync(context => context.Set<AuditEntry>().SingleAsync());
        Assert.Equal(("contact.opted_out", "The contact", world.ContactId), (audited.Action, audited.ActorName, audited.SubjectId));
        Assert.DoesNotContain(SentRequest.Email, audited.After, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Who_has_the_link_of_a_request_can_still_use_it_until_it_expires(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);

        await Store(world).OptOutAsync(world.MessageToken, "page", null, default);

        var request = await world.RequestAsync();
        Assert.Equal((RequestStatus.Sent, null), (request.Status, request.NextReminderAt));
        Assert.Equal(["opted_out"], await world.RequestEventsAsync());
        var enrollment = await world.EnrollmentAsync();
        Assert.Equal((EnrollmentStatus.Active, RequestFlow.Open), (enrollment.Status, enrollment.Step));
    }

    [DatabaseTheory]
    public async Task A_request_that_nobody_was_sent_yet_ends(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(status: RequestStatus.Scheduled, database: database);
        await world.Database.WriteAsync(DataScope.All, context => context.Set<Request>().ExecuteUpdateAsync(set => set.SetProperty(row => row.FirstSentAt, (Instant?)null)), default);

        await Store(world).OptOutAsync(world.MessageToken, "page", null, default);

        Assert.Equal(RequestStatus.Cancelled, (await world.RequestAsync()).Status);
        Assert.Equal(["cancelled"], await world.RequestEventsAsync());
        Assert.Equal((EnrollmentStatus.Exited, "opted_out"), ((await world.EnrollmentAsync()).Status, (await world.EnrollmentAsync()).StopReason));
    }

    [DatabaseTheory]
    public async Task A_request_whose_first_message_is_on_its_way_keeps_its_link(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(status: RequestStatus.Queued, database: database);
        await world.Database.WriteAsync(DataScope.All, context => context.Set<Request>().ExecuteUpdateAsync(set => set.SetProperty(row => row.FirstSentAt, (Instant?)null)), default);
        await world.Database.WriteAsync(
            DataScope.All, context => context.Set<Message>().Where(row => row.Id == world.SentId).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, MessageState.Sending)), default);

        await Store(world).OptOutAsync(world.MessageToken, "page", null, default);

        Assert.Equal(RequestStatus.Queued, (await world.RequestAsync()).Status);
        Assert.Equal(["opted_out"], await world.RequestEventsAsync());
        Assert.Equal(EnrollmentStatus.Active, (await world.EnrollmentAsync()).Status);
        Assert.Equal(MessageState.Cancelled, (await world.MessageAsync(world.ReminderId)).State);
    }

    [Fact]
    public async Task An_opt_out_from_WhatsApp_leaves_requests_alone()
    {
        await using var world = await SentRequest.CreateAsync(RequestChannel.Sms);
        var chat = world.Message("chat", Channel.WhatsApp, MessageState.Sent, world.Ids.NewToken(), address: SentRequest.Phone);
        await world.AddAsync(chat);

        await Store(world).OptOutAsync(chat.Token, "page", null, default);

        Assert.Equal([Channel.WhatsApp], await world.ReadAsync(context => context.Set<Suppression>().Select(row => row.Channel).ToListAsync()));
        Assert.Empty(await world.RequestEventsAsync());
    }

    [Fact]
    public async Task A_request_that_can_still_go_out_by_text_message_goes_on()
    {
        await using var world = await SentRequest.CreateAsync(RequestChannel.Both);
        var text = world.Message("remind1_sms", Channel.Sms, MessageState.Planned, world.Ids.NewToken());
        await world.AddAsync(text);

        await Store(world).OptOutAsync(world.MessageToken, "page", null, default);

        Assert.Equal(MessageState.Cancelled, (await world.MessageAsync(world.ReminderId)).State);
        Assert.Equal(MessageState.Planned, (await world.MessageAsync(text.Id)).State);
        Assert.Equal(RequestStatus.Sent, (await world.RequestAsync()).Status);
        Assert.Equal(EnrollmentStatus.Active, (await world.EnrollmentAsync()).Status);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(SentRequest.Phone, true)]
    public async Task Without_a_usable_number_it_ends_too(string? phone, bool suppressed)
    {
        await using var world = await SentRequest.CreateAsync(RequestChannel.Both, phone);
        if (suppressed)
        {
            await world.AddAsync(new Suppression { Id = world.Ids.NewId(), OrganizationId = world.OrganizationId, Channel = Channel.Sms, Address = phone!, AddressHash = AddressHash.Of(new TestHashes(), Channel.Sms, phone!), Reason = SuppressionReason.OptedOut, Source = "STOP", CreatedAt = SentRequest.Start });
        }

        await Store(world).OptOutAsync(world.MessageToken, "page", null, default);

        Assert.Null((await world.RequestAsync()).NextReminderAt);
        Assert.Equal(["opted_out"], await world.RequestEventsAsync());
    }

    [DatabaseTheory]
    public async Task Opting_out_again_and_at_once_changes_nothing_more(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store(world).OptOutAsync(world.MessageToken, "page", null, default)));

        Assert.Equal(1, await world.ReadAsync(context => context.Set<Suppression>().CountAsync()));
        Assert.Equal(["opted_out"], await world.RequestEventsAsync());
        Assert.Equal(["cancelled"], await world.MessageEventsAsync(world.ReminderId));
        Assert.Equal(1, await world.ReadAsync(context => context.Set<ConsentEntry>().CountAsync()));
    }

    [Fact]
    public async Task Another_organization_may_still_write_to_the_address()
    {
        await using var world = await SentRequest.CreateAsync();
        await using var other = await SentRequest.CreateAsync();

        await Store(world).OptOutAsync(world.MessageToken, "page", null, default);

        Assert.Equal(MessageState.Planned, (await other.MessageAsync(other.ReminderId)).State);
        Assert.False((await Store(other).FindAsync(other.MessageToken, default))!.OptedOut);
    }

    [Fact]
    public async Task The_page_shows_the_address_masked_and_undo_takes_the_opt_out_back()
    {
        await using var world = await SentRequest.CreateAsync();
        Assert.Equal(new OptOutPage("Juniper & Wool", "#2F5D50", Channel.Email, "n•••@example.com", false), await Store(world).FindAsync(world.MessageToken, default));

        await Store(world).OptOutAsync(world.MessageToken, "page", null, default);
        Assert.True((await Store(world).FindAsync(world.MessageToken, default))!.OptedOut);

        await Store(world).UndoAsync(world.MessageToken, null, default);
        Assert.False((await Store(world).FindAsync(world.MessageToken, default))!.OptedOut);
        var lines = await world.ReadAsync(context => context.Set<ConsentEntry>().OrderBy(row => row.Position).Select(row => row.Decision).ToListAsync());
        Assert.Equal([ConsentDecision.Withdrawn, ConsentDecision.Given], lines);
    }

    [Fact]
    public async Task A_bounce_is_not_undone_by_the_contact()
    {
        await using var world = await SentRequest.CreateAsync();
        await world.AddAsync(new Suppression { Id = world.Ids.NewId(), OrganizationId = world.OrganizationId, Channel = Channel.Email, Address = SentRequest.Email, AddressHash = AddressHash.Of(new TestHashes(), Channel.Email, SentRequest.Email), Reason = SuppressionReason.Bounced, Source = "smtp", CreatedAt = SentRequest.Start });

        await Store(world).UndoAsync(world.MessageToken, null, default);

        Assert.Equal(1, await world.ReadAsync(context => context.Set<Suppression>().CountAsync()));
    }

    [Fact]
    public async Task An_unknown_token_is_refused()
    {
        await using var world = await SentRequest.CreateAsync();

        Assert.Null(await Store(world).FindAsync("unknown", default));
        await Assert.ThrowsAsync<NotFoundException>(() => Store(world).OptOutAsync("unknown", "page", null, default));
    }

    [Theory]
    [InlineData("a@b.test", "a•••@b.test")]
    [InlineData("+46701234567", "+46•••67")]
    [InlineData("12345", "•••")]
    public void Addresses_are_masked(string address, string expected) => Assert.Equal(expected, MaskedAddress.Of(address));

    private static OptOutStore Store(SentRequest world) => new OptOutParts(world.Database, world.Ids, world.Clock).Links;
}
