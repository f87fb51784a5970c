using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Reports;
using FollowUp.Infrastructure.Scheduling;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Public;

public sealed class ReportTests
{
    [DatabaseTheory]
    public async Task A_repeat_is_counted_and_changes_nothing(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);

        Assert.Equal(1, await TellAsync(world, Report(world), Report(world)));
        Assert.Equal(0, await TellAsync(world, Report(world) with { At = SentRequest.Start + Duration.FromHours(1) }));

        var message = await world.MessageAsync(world.SentId);
        Assert.Equal((MessageState.Delivered, SentRequest.Start), (message.State, message.DeliveredAt));
        Assert.Equal(["delivered"], await world.MessageEventsAsync(world.SentId));
        Assert.Equal(2, (await EventsAsync(world)).Single().Repeats);
    }

    [DatabaseTheory]
    public async Task Reports_out_of_order_end_where_those_in_order_do(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);

        await TellAsync(world, Report(world, ReportKind.Opened) with { At = SentRequest.Start + Duration.FromMinutes(5) });
        await TellAsync(world, Report(world, ReportKind.Failed), Report(world));
        await TellAsync(world, Report(world, ReportKind.Accepted));

        var message = await world.MessageAsync(world.SentId);
        Assert.Equal((MessageState.Delivered, SentRequest.Start + Duration.FromMinutes(5)), (message.State, message.OpenedAt));
        Assert.Null(message.LastError);
        var heard = Assert.Single(await world.ReadAsync(context => context.Set<Event>().Where(row => row.OrganizationId == world.OrganizationId).ToListAsync()));
        Assert.Equal(("opened", world.ContactId), (heard.Type, heard.ContactId));
    }

    [DatabaseTheory]
    public async Task A_failure_fails_the_message_with_the_providers_words(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);

        await TellAsync(world, Report(world, ReportKind.BouncedSoft) with { Code = "5.2.2", Words = "550 mailbox full" });

        var message = await world.MessageAsync(world.SentId);
        Assert.Equal((MessageState.Failed, "5.2.2: 550 mailbox full"), (message.State, message.LastError));
        Assert.Equal((RequestStatus.Sent, "5.2.2: 550 mailbox full"), ((await world.RequestAsync()).Status, (await world.RequestAsync()).LastError));
        Assert.Empty(await SuppressedAsync(world));
    }

    [DatabaseTheory]
    public async Task A_report_that_comes_before_its_message_is_kept_and_settled_later(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        var early = Report(world) with { ProviderMessageId = "not-yet" };
        var scan = new ReportScan(world.Database, new OptOutParts(world.Database, world.Ids, world.Clock).OptOuts, world.Ids, world.Clock, new ScanSignals());

        Assert.Equal(1, await TellAsync(world, early));
        Assert.Equal((null, MessageState.Sent), ((await EventsAsync(world)).Single().MessageId, (await world.MessageAsync(world.SentId)).State));
        Assert.Equal(0, await scan.RunOnceAsync(default));
        await world.ReadAsync(context => context.Set<Message>().Where(row => row.Id == world.SentId).ExecuteUpdateAsync(set => set.SetProperty(row => row.ProviderMessageId, "not-yet")));
        world.Clock.Advance(Duration.FromSeconds(2));
        Assert.Equal(1, await scan.RunOnceAsync(default));

        Assert.Equal(MessageState.Delivered, (await world.MessageAsync(world.SentId)).State);
        var kept = (await EventsAsync(world)).Single();
        Assert.Equal((world.SentId, (Instant?)null), (kept.MessageId, kept.CheckAt));
    }

    [Fact]
    public async Task A_report_whose_message_never_comes_is_given_up_after_a_day()
    {
        await using var world = await SentRequest.CreateAsync();
        var scan = new ReportScan(world.Database, new OptOutParts(world.Database, world.Ids, world.Clock).OptOuts, world.Ids, world.Clock, new ScanSignals());
        await TellAsync(world, Report(world) with { ProviderMessageId = "never" });

        var looks = 0;
        for (var hour = 0; hour < 200; hour++)
        {
            world.Clock.Advance(Duration.FromMinutes(10));
            looks += await scan.RunOnceAsync(default);
        }

        Assert.InRange(looks, 20, 60);
        Assert.Null((await EventsAsync(world)).Single().CheckAt);
    }

    [DatabaseTheory]
    public async Task Our_own_id_settles_a_message_in_doubt_with_its_request(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(status: RequestStatus.Unknown, database: database);
        await world.ReadAsync(context => context.Set<Message>().Where(row => row.Id == world.SentId).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, MessageState.Unknown).SetProperty(row => row.ProviderMessageId, (string?)null).SetProperty(row => row.SentAt, (Instant?)null).SetProperty(row => row.CheckAt, SentRequest.Start)));

        await TellAsync(world, Report(world) with { ProviderMessageId = "late", MessageId = world.SentId });

        var message = await world.MessageAsync(world.SentId);
        Assert.Equal((MessageState.Delivered, "late", SentRequest.Start, (Instant?)null), (message.State, message.ProviderMessageId, message.SentAt, message.CheckAt));
        Assert.Equal(RequestStatus.Sent, (await world.RequestAsync()).Status);
    }

    [Theory]
    [InlineData(ReportKind.BouncedHard, SuppressionReason.Bounced, "bounced")]
    [InlineData(ReportKind.InvalidAddress, SuppressionReason.Bounced, "bounced")]
    [InlineData(ReportKind.Complained, SuppressionReason.Complained, "complained")]
    [InlineData(ReportKind.Unsubscribed, SuppressionReason.OptedOut, "opted_out")]
    public async Task A_closed_address_is_suppressed_and_what_waits_for_it_ends(ReportKind kind, SuppressionReason reason, string stop)
    {
        await using var world = await SentRequest.CreateAsync();

        await TellAsync(world, Report(world, kind));
        await TellAsync(world, Report(world, kind) with { EventId = "another" });

        var closed = Assert.Single(await SuppressedAsync(world));
        Assert.Equal((Channel.Email, SentRequest.Email, reason), (closed.Channel, closed.Address, closed.Reason));
        Assert.Equal(MessageState.Cancelled, (await world.MessageAsync(world.ReminderId)).State);
        var (enrollment, request) = (await world.EnrollmentAsync(), await world.RequestAsync());
        Assert.Null(request.NextReminderAt);

        // Whom nothing reached has no link; others may still use theirs.
        Assert.Equal(
            reason == SuppressionReason.Bounced ? (EnrollmentStatus.Exited, stop, RequestStatus.Cancelled) : (EnrollmentStatus.Active, null, RequestStatus.Sent),
            (enrollment.Status, enrollment.StopReason, request.Status));
        Assert.Equal(
            reason == SuppressionReason.Bounced ? [] : [ConsentDecision.Withdrawn],
            await world.ReadAsync(context => context.Set<ConsentEntry>().Select(row => row.Decision).ToListAsync()));
    }

    [DatabaseTheory]
    public async Task An_account_never_reaches_messages_of_another_organization(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        var stranger = await SentRequest.AddToAsync(world.Database);

        await TellAsync(stranger, Report(world, ReportKind.BouncedHard) with { MessageId = world.SentId }, Report(world) with { MessageId = world.SentId });

        Assert.Equal(MessageState.Sent, (await world.MessageAsync(world.SentId)).State);
        Assert.Empty(await SuppressedAsync(world));
        Assert.Equal(1, await TellAsync(world, Report(world)));
        Assert.Equal(MessageState.Delivered, (await world.MessageAsync(world.SentId)).State);
    }

    [DatabaseTheory]
    public async Task Two_hundred_reports_cost_as_many_statements_as_two(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        var messages = Enumerable.Range(0, 202).Select(index => world.Message($"mail{index}", Channel.Email, MessageState.Sent, world.Ids.NewToken())).ToList();
        await world.AddAsync([.. messages]);
        ProviderReport[] Of(IEnumerable<Message> some) => [.. some.SelectMany((message, index) => new[] { Report(world) with { ProviderMessageId = message.ProviderMessageId!, EventId = $"e{message.Id}" } })];

        var two = await DatabaseStatements.OfAsync(() => TellAsync(world, Of(messages.Take(2))));
        var many = await DatabaseStatements.OfAsync(() => TellAsync(world, Of(messages.Skip(2))));

        Assert.Equal((5, 5), (two, many));
        Assert.Equal(202, await world.ReadAsync(context => context.Set<Message>().CountAsync(row => row.State == MessageState.Delivered)));
    }

    internal static Task<int> TellAsync(SentRequest world, params ProviderReport[] reports)
        => new ProviderReportStore(world.Database, new OptOutParts(world.Database, world.Ids, world.Clock).OptOuts, world.Ids, world.Clock, new ScanSignals())
            .RecordAsync([.. reports.Select(report => new AccountReport(new ReportingAccount(world.OrganizationId, world.OrganizationId, "sandbox"), report))], default);

    private static ProviderReport Report(SentRequest world, ReportKind kind = ReportKind.Delivered) => new($"sandbox-{world.MessageToken}", $"event-{kind}", kind, SentRequest.Start);

    private static Task<List<ProviderEvent>> EventsAsync(SentRequest world) => world.ReadAsync(context => context.Set<ProviderEvent>().ToListAsync());

    private static Task<List<Suppression>> SuppressedAsync(SentRequest world) => world.ReadAsync(context => context.Set<Suppression>().Where(row => row.OrganizationId == world.OrganizationId).ToListAsync());
}
