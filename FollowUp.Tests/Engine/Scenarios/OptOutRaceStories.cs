using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>An opt-out at each moment between planning and hand-over: what its commit comes before is never handed over.</summary>
public sealed class OptOutRaceStories
{
    private const string Email = "noor@example.com";

    private const string OneMail = """
        { "trigger": { "event": "job_completed" }, "start": "mail1", "steps": [ { "id": "mail1", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
        """;

    [DatabaseTheory]
    public Task While_it_is_planned(DatabaseKind kind) => NothingLeavesAsync(kind, Moment.Planned);

    [DatabaseTheory]
    public Task After_it_was_claimed(DatabaseKind kind) => NothingLeavesAsync(kind, Moment.Claimed);

    [DatabaseTheory]
    public Task After_the_gates_let_it_pass(DatabaseKind kind) => NothingLeavesAsync(kind, Moment.GatesPassed);

    [DatabaseTheory]
    public async Task What_is_being_handed_over_is_told_to_whoever_opts_the_contact_out(DatabaseKind kind)
    {
        await using var story = await PlannedAsync(kind);
        OptOutResult? told = null;

        await ScanAsync(story, Moment.Sending, async () => told = await OptOutAsync(story));

        Assert.Equal(new OptOutResult(1, 0, 1), told);
        Assert.Single(story.Provider.Accepted);
        Assert.Equal(MessageState.Sent, (await story.MessagesAsync()).Single().State);
    }

    /// <summary>A list that was filled without looking at what waits, and a message that the opt-out could not see.</summary>
    [DatabaseTheory]
    public async Task An_address_that_is_closed_just_before_the_hand_over_gets_nothing(DatabaseKind kind)
    {
        await using var story = await PlannedAsync(kind);

        await ScanAsync(story, Moment.GatesPassed, async () =>
        {
            await using var context = story.Open();
            context.Add(new Suppression
            {
                Id = story.Get<IIdSource>().NewId(), OrganizationId = story.Owner.OrganizationId, Channel = Channel.Email, Address = Email,
                AddressHash = AddressHash.Of(story.Get<IKeyedHashes>(), Channel.Email, Email), Reason = SuppressionReason.OptedOut, Source = "test", CreatedAt = story.Clock.Now,
            });
            await context.SaveChangesAsync();
        });
        Assert.Empty(story.Provider.All);

        // Once its lease has run out, the gate says why.
        await story.PassAsync(Duration.FromHours(1));
        story.Clock.Advance(Duration.FromHours(1));
        await story.RunAsync();
        Assert.Empty(story.Provider.All);
        Assert.Equal(MessageState.Skipped, (await story.MessagesAsync()).Single().State);
    }

    [DatabaseTheory]
    public async Task An_address_on_the_installations_list_gets_nothing_either(DatabaseKind kind)
    {
        await using var story = await PlannedAsync(kind);

        await ScanAsync(story, Moment.GatesPassed, async () =>
        {
            await using var context = story.Open();
            context.Add(new InstallationSuppression
            {
                Id = story.Get<IIdSource>().NewId(), Channel = Channel.Email, AddressHash = AddressHash.Of(story.Get<IKeyedHashes>(), Channel.Email, Email), Source = "test", CreatedAt = story.Clock.Now,
            });
            await context.SaveChangesAsync();
        });

        Assert.Empty(story.Provider.All);
    }

    /// <summary>Its transaction has looked for what waits, and is not committed yet when the message is planned, claimed and passes the gates.</summary>
    [Fact]
    public async Task A_message_that_is_planned_within_the_opt_out_is_not_handed_over_after_its_commit()
    {
        await using var story = await Story.BeginAsync(DatabaseKind.Postgres);
        await story.PublishAsync(OneMail);
        var (looked, commit) = (new TaskCompletionSource(), new TaskCompletionSource());
        var optOut = story.Get<Database>().WriteAsync(DataScope.All, async context =>
        {
            await story.Get<OptOuts>().ApplyAsync(
                context, [new OptOut(new ContactWay(story.Owner.OrganizationId, Channel.Email, Email, null), SuppressionReason.OptedOut, "test")], story.Clock.Now, CancellationToken.None);
            looked.SetResult();
            await commit.Task;
        }, CancellationToken.None);
        await looked.Task;
        await PlanAsync(story);

        await ScanAsync(story, Moment.GatesPassed, async () =>
        {
            commit.SetResult();
            await optOut;
        });

        Assert.Empty(story.Provider.All);
    }

    private static async Task NothingLeavesAsync(DatabaseKind kind, Moment moment)
    {
        await using var story = await PlannedAsync(kind);

        await ScanAsync(story, moment, () => OptOutAsync(story));
        await story.PassAsync(Duration.FromDays(1));

        Assert.Empty(story.Provider.All);
        Assert.Equal(MessageState.Cancelled, (await story.MessagesAsync()).Single().State);
    }

    private static Task<OptOutResult> OptOutAsync(Story story)
        => story.Get<IContactOptOuts>().OptOutAddressAsync(story.Owner, Email, Channel.Email, "by phone", CancellationToken.None);

    private static async Task<Story> PlannedAsync(DatabaseKind kind)
    {
        var story = await Story.BeginAsync(kind);
        await story.PublishAsync(OneMail);
        await PlanAsync(story);
        return story;
    }

    private static async Task PlanAsync(Story story)
    {
        await story.HappenAsync("job_completed", Email);
        await story.Get<FollowUp.Core.Intake.EventScan>().RunOnceAsync(CancellationToken.None);
        await story.Get<FollowUp.Core.Engine.AdvanceScan>().RunOnceAsync(CancellationToken.None);
        Assert.Equal(MessageState.Planned, (await story.MessagesAsync()).Single().State);
    }

    private static Task ScanAsync(Story story, Moment moment, Func<Task> happens) => InterruptedBatches.RunAsync(InterruptedBatches.Scan(story, moment, happens));
}
