using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Stores.Delivery.DeadLetters;
using FollowUp.Infrastructure.Scheduling;
using FollowUp.Tests.Persistence.Requests;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Persistence.Delivery;

public sealed class DeadLetterTests
{
    private static readonly PageQuery First = new();

    [DatabaseTheory]
    public async Task Failures_with_one_cause_are_one_group_and_go_back_together(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var store = Store(world);
        await world.AddAsync(Failed(world, "550 No such mailbox"), Failed(world, "550 No such mailbox"), Failed(world, "421 Busy", DeadLetterKind.Exhausted), Failed(world, "550 No such mailbox", taken: true));

        var groups = await store.GroupsAsync(world.Actor, new DeadLetterFilter(), default);
        Assert.Equal([("550 No such mailbox", 3, 2), ("421 Busy", 1, 1)], groups.Select(group => (group.Reason, group.Count, group.Retryable)));
        var key = DeadLetterGroupKey.TryRead(groups[0].Key.ToString());
        Assert.Equal(groups[0].Key, key);

        Assert.Equal(2, await store.RetryAllAsync(world.Actor, new DeadLetterFilter(Group: key), null, default));

        Assert.Equal(2, (await store.ListAsync(world.Actor, new DeadLetterFilter(), First, default)).Total);
        var messages = await world.AllAsync<Message>();
        Assert.Equal(2, messages.Count(row => row is { State: MessageState.Planned, FailureWords: null, FailureKind: null }));
        Assert.Single(messages, row => row.SentAt is not null && row.State == MessageState.Failed);
        Assert.Equal(["Asked for by Mara.", "Asked for by Mara."], (await world.AllAsync<MessageEvent>()).Where(row => row.Type == "retried").Select(row => row.Detail));
    }

    [DatabaseTheory]
    public async Task Many_are_retried_in_batches_that_are_told(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        await world.AddAsync([.. Enumerable.Range(0, 501).Select(_ => Failed(world, "550 No such mailbox"))]);
        var told = new Told();

        Assert.Equal(501, await Store(world).RetryAllAsync(world.Actor, new DeadLetterFilter(), told, default));

        Assert.Equal([(500, 501), (501, 501)], told.All);
    }

    [DatabaseTheory]
    public async Task A_retried_message_puts_its_request_back_in_the_queue(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var contact = world.Contact();
        await world.AddAsync(contact);
        var campaign = await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default);
        var rows = await world.RequestAsync(campaign, contact, status: RequestStatus.Failed, message: MessageState.Failed);

        await Store(world).RetryAsync(world.Actor, rows.Message.Id, default);

        Assert.Equal(RequestStatus.Queued, (await world.OneAsync<Request>(rows.Request.Id)).Status);
        await Assert.ThrowsAsync<ConflictException>(() => Store(world).RetryAsync(world.Actor, rows.Message.Id, default));
    }

    [DatabaseTheory]
    public async Task What_is_in_doubt_is_settled_and_neither_retried_nor_dismissed(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var store = Store(world);
        var contact = world.Contact();
        await world.AddAsync(contact);
        var campaign = await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default);
        var sent = await InDoubt("1");
        var again = await InDoubt("2");
        var failed = await InDoubt("3");

        await Assert.ThrowsAsync<ConflictException>(() => store.RetryAsync(world.Actor, sent.Message.Id, default));
        await Assert.ThrowsAsync<ConflictException>(() => store.DismissAsync(world.Actor, sent.Message.Id, default));
        Assert.Equal((0, 0), (await store.RetryAllAsync(world.Actor, new DeadLetterFilter(), null, default), await store.DismissAllAsync(world.Actor, new DeadLetterFilter(), null, default)));
        await store.SettleAsync(world.Actor, sent.Message.Id, SettledAs.Sent, default);
        await store.SettleAsync(world.Actor, again.Message.Id, SettledAs.Again, default);
        await store.SettleAsync(world.Actor, failed.Message.Id, SettledAs.Failed, default);

        Assert.Equal((MessageState.Sent, RequestStatus.Sent), await Stands(sent));
        Assert.Equal((MessageState.Planned, RequestStatus.Queued), await Stands(again));
        Assert.Equal((MessageState.Failed, RequestStatus.Failed), await Stands(failed));
        Assert.Empty((await store.ListAsync(world.Actor, new DeadLetterFilter(), First, default)).Items);
        Assert.Equal(DeadLetterKind.GivenUp, Assert.Single((await store.ListAsync(world.Actor, new DeadLetterFilter(Dismissed: true), First, default)).Items).Kind);
        Assert.All((await world.AllAsync<MessageEvent>()).Select(row => row.Detail), detail => Assert.StartsWith("Mara", detail, StringComparison.Ordinal));
        await Assert.ThrowsAsync<ConflictException>(() => store.SettleAsync(world.Actor, sent.Message.Id, SettledAs.Again, default));

        Task<RequestRows> InDoubt(string item) => world.RequestAsync(campaign, contact, item: item, status: RequestStatus.Unknown, message: MessageState.Unknown);
        async Task<(MessageState, RequestStatus)> Stands(RequestRows rows) => ((await world.OneAsync<Message>(rows.Message.Id)).State, (await world.OneAsync<Request>(rows.Request.Id)).Status);
    }

    [Fact]
    public async Task Nobody_else_and_no_viewer_changes_anything()
    {
        await using var world = await CampaignWorld.CreateAsync();
        var store = Store(world);
        var letter = Failed(world, "550 No such mailbox");
        await world.AddAsync(letter);

        await Assert.ThrowsAsync<NotFoundException>(() => store.RetryAsync(world.Stranger, letter.Id, default));
        await Assert.ThrowsAsync<NotFoundException>(() => store.DismissAsync(world.Stranger, letter.Id, default));
        await Assert.ThrowsAsync<NotFoundException>(() => store.SettleAsync(world.Stranger, letter.Id, SettledAs.Sent, default));
        Assert.Equal(0, await store.DismissAllAsync(world.Stranger, new DeadLetterFilter(Ids: [letter.Id]), null, default));
        Assert.Empty((await store.ListAsync(world.Stranger, new DeadLetterFilter(), First, default)).Items);
        var viewer = world.Actor with { Role = Role.Viewer };
        await Assert.ThrowsAsync<ForbiddenException>(() => store.RetryAllAsync(viewer, new DeadLetterFilter(), null, default));
        await Assert.ThrowsAsync<ForbiddenException>(() => store.DismissAsync(viewer, letter.Id, default));
        Assert.Equal(letter.Id, Assert.Single((await store.ListAsync(viewer, new DeadLetterFilter(Search: "NORA@example.com"), First, default)).Items).Id);
    }

    [DatabaseTheory]
    public async Task Rules_put_away_what_is_old_enough_and_nothing_in_doubt(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var rules = new CleanUpRuleStore(world.Database, world.Ids, world.Clock);
        await world.AddAsync(
            Failed(world, null, state: MessageState.Expired, age: 31), Failed(world, null, state: MessageState.Expired, age: 29),
            Failed(world, "550 No such mailbox", age: 400), Failed(world, "421 Busy", DeadLetterKind.Exhausted, age: 400), Failed(world, null, state: MessageState.Unknown, age: 400));

        Assert.Equal((1, 0), (await rules.RunAsync(500, default), await rules.RunAsync(500, default)));
        await rules.SaveAsync(world.Actor, new Dictionary<DeadLetterKind, int> { [DeadLetterKind.Refused] = 90, [DeadLetterKind.Expired] = 0 }, default);
        Assert.Equal((90, 0, 0), ((await rules.GetAsync(world.Actor, default))[DeadLetterKind.Refused], (await rules.GetAsync(world.Actor, default))[DeadLetterKind.Expired], (await rules.GetAsync(world.Actor, default))[DeadLetterKind.Bounced]));
        world.Clock.Advance(Duration.FromDays(60));
        Assert.Equal(1, await rules.RunAsync(500, default));

        Assert.Equal(2, (await world.AllAsync<MessageEvent>()).Count(row => row is { Type: "dismissed", Detail: "Dismissed by the clean-up rule." }));
        Assert.Equal(["refused"], (await Assert.ThrowsAsync<InputException>(() => rules.SaveAsync(world.Actor, new Dictionary<DeadLetterKind, int> { [DeadLetterKind.Refused] = -1 }, default))).Errors.Select(error => error.Field));
        await Assert.ThrowsAsync<InputException>(() => rules.SaveAsync(world.Actor, new Dictionary<DeadLetterKind, int> { [DeadLetterKind.Unknown] = 1 }, default));
    }

    private static DeadLetterStore Store(CampaignWorld world)
        => new(world.Database, new UnknownMessages(world.Database, world.Ids, new ScanSignals()), world.Ids, world.Clock, new ScanSignals());

    private static Message Failed(CampaignWorld world, string? words, DeadLetterKind how = DeadLetterKind.Refused, bool taken = false, MessageState state = MessageState.Failed, int age = 0) => new()
    {
        Id = world.Ids.NewId(), OrganizationId = world.Actor.OrganizationId, Origin = OriginKind.System, OriginId = world.Ids.NewId(), Slot = "mail", Lane = Lane.Transactional, Channel = Channel.Email,
        Address = "nora@example.com", Data = "{}", State = state, PlannedAt = world.Clock.Now, DueAt = world.Clock.Now - Duration.FromDays(age), ExpiresAt = world.Clock.Now, Token = world.Ids.NewToken(),
        Provider = "smtp", LastError = words, FailureKind = state == MessageState.Failed ? how : null, FailureWords = words, SentAt = taken ? world.Clock.Now : null,
    };

    private sealed class Told : IProgress<(int Done, int Total)>
    {
        public List<(int, int)> All { get; } = [];

        public void Report((int Done, int Total) value) => All.Add(value);
    }
}
