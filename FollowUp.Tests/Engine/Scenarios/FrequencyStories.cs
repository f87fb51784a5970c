using System.Globalization;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Delivery.Gates.Frequency;
using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Simulation;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>One contact gets no more than the organization says, whoever writes.</summary>
public sealed class FrequencyStories
{
    private static readonly FrequencyCap OneADay = new(null, 1, CapPeriod.Day, CapAction.Defer);

    [DatabaseTheory]
    public async Task A_second_message_waits_until_the_first_is_a_day_old_across_sequences(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await CapAsync(story, OneADay);
        await story.PublishAsync(Mail("order_placed"), "One");
        await story.PublishAsync(Mail("job_completed"), "Two");
        await story.HappenAsync("order_placed");
        await story.RunAsync();
        var first = story.Clock.Now;
        story.Clock.Advance(Duration.FromHours(2));
        await story.HappenAsync("job_completed");
        await story.HappenAsync("job_completed", "else@example.com");
        await story.RunAsync();

        Assert.Equal(2, story.Provider.All.Count);
        var verdict = await VerdictAsync(story);
        Assert.Equal(("frequency", "defer", Channel.Email, first + Duration.FromDays(1)), (verdict.Rule, verdict.Kind, verdict.Channel, verdict.Until));
        Assert.StartsWith("1 in the last 24 hours; cap: at most 1 message a day; opens ", verdict.Input, StringComparison.Ordinal);

        await story.PassAsync(Duration.FromHours(23));
        Assert.Equal(3, story.Provider.All.Count);
    }

    [DatabaseTheory]
    public async Task A_cap_that_skips_gives_up_what_is_one_too_many(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await CapAsync(story, new FrequencyCap(Channel.Email, 1, CapPeriod.Week, CapAction.Skip));
        await story.PublishAsync(Mail("order_placed"));
        await story.PublishAsync(Mail("job_completed"), "Two");
        await story.HappenAsync("order_placed");
        await story.PassAsync(Duration.FromHours(1));
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromHours(1));

        Assert.Equal((1, 1), ((await story.StatesAsync())[MessageState.Sent], (await story.StatesAsync())[MessageState.Skipped]));
        Assert.Equal(("frequency", "skip", "The contact gets at most 1 email message a week."), ((await VerdictAsync(story)).Rule, (await VerdictAsync(story)).Kind, (await VerdictAsync(story)).Reason));
    }

    [DatabaseTheory]
    public async Task Messages_of_one_batch_to_one_contact_count_for_each_other(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await CapAsync(story, OneADay);
        await story.PublishAsync(Mail("order_placed"));
        await story.PublishAsync(Mail("order_placed"), "Two");
        await story.HappenAsync("order_placed");
        await story.RunAsync();

        Assert.Single(story.Provider.All);
        await story.PassAsync(Duration.FromHours(23));
        Assert.Single(story.Provider.All);
        await story.PassAsync(Duration.FromHours(2));
        Assert.Equal(2, story.Provider.All.Count);
    }

    [DatabaseTheory]
    public async Task What_waits_too_long_is_given_up_and_mails_of_the_product_are_not_held(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await CapAsync(story, new FrequencyCap(null, 1, CapPeriod.Month, CapAction.Defer));
        await story.PublishAsync(Mail("order_placed"));
        await story.PublishAsync(Mail("job_completed"), "Two");
        await story.HappenAsync("order_placed");
        await story.PassAsync(Duration.FromHours(1));
        await story.HappenAsync("job_completed");
        await story.WriteAsync(3, Lane.Transactional, to: "noor");
        await story.PassAsync(Duration.FromDays(8));

        Assert.Equal((4, 1), ((await story.StatesAsync())[MessageState.Sent], (await story.StatesAsync())[MessageState.Expired]));
    }

    [DatabaseTheory]
    public async Task Of_two_nodes_that_claim_at_once_one_waits_for_moments(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await using var second = story.SecondNode();
        await CapAsync(story, OneADay with { Action = CapAction.Skip });
        await story.PublishAsync(Mail("order_placed"));
        await story.PublishAsync(Mail("order_placed"), "Two");
        await story.HappenAsync("order_placed");
        await story.Get<EventScan>().RunOnceAsync(CancellationToken.None);
        await story.Get<AdvanceScan>().RunOnceAsync(CancellationToken.None);
        var claims = new List<(MessageBatchLoader Loader, Guid Lease, List<ClaimedRow> Rows)>();
        foreach (var node in new[] { story.Get<IServiceProvider>(), second })
        {
            var lease = story.Get<IIdSource>().NewId();
            claims.Add((node.GetRequiredService<MessageBatchLoader>(), lease, await node.GetRequiredService<Database>().WriteBatchAsync(
                session => new MessageClaim().RunAsync(session, lease, 1, story.Clock.Now, story.Clock.Now + Duration.FromMinutes(1), CancellationToken.None), CancellationToken.None)));
        }

        foreach (var (loader, lease, rows) in claims)
        {
            var batch = await loader.LoadAsync(lease, rows, story.Clock.Now, CancellationToken.None);
            var message = Assert.Single(batch.Messages);
            var over = batch.Frequency!.Take(message.OrganizationId, message.Contact!.Id, message.Channel, story.Clock.Now);

            Assert.Equal((story.Clock.Now + FrequencyTally.Soon, false), (over!.Until, over.Skips));
        }
    }

    [DatabaseTheory]
    public async Task All_that_gates_ask_is_loaded_in_as_many_statements_however_large_the_batch_and_caps_cost_one(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync("""
            { "trigger": { "event": "order_placed" }, "start": "mail", "settings": { "purpose": "marketing", "topic": "news" },
              "steps": [ { "id": "mail", "kind": "send", "channel": "email", "template": "@email", "next": "text" }, { "id": "text", "kind": "send", "channel": "sms", "template": "@offer", "next": "end" } ] }
            """);
        var number = 0;
        async Task<int> SendAsync(int contacts)
        {
            await Task.WhenAll(Enumerable.Range(0, contacts).Select(_ => story.HappenAsync("order_placed", $"n{story.Get<IIdSource>().NewId():N}@example.com", phone: Story.Number[..^4] + number++.ToString("D4", CultureInfo.InvariantCulture))));
            await story.Get<EventScan>().RunOnceAsync(CancellationToken.None);
            await story.Get<AdvanceScan>().RunOnceAsync(CancellationToken.None);
            var lease = story.Get<IIdSource>().NewId();
            var rows = await story.Get<Database>().WriteBatchAsync(
                session => new MessageClaim().RunAsync(session, lease, 500, story.Clock.Now, story.Clock.Now + Duration.FromMinutes(1), CancellationToken.None), CancellationToken.None);
            Assert.Equal(2 * contacts, rows.Count);
            return await DatabaseStatements.OfAsync(() => story.Get<MessageBatchLoader>().LoadAsync(lease, rows, story.Clock.Now, CancellationToken.None));
        }

        await SendAsync(1);
        var without = await SendAsync(1);
        await CapAsync(story, OneADay);

        Assert.Equal((without + 1, without + 1), (await SendAsync(1), await SendAsync(60)));
    }

    [Fact]
    public async Task What_contacts_got_is_read_by_the_index_of_their_messages()
    {
        await using var story = await Story.BeginAsync(DatabaseKind.Sqlite);
        await using var context = story.Open();
        var plan = await new BatchSession(context, new SqliteDialect()).QueryAsync(
            $"EXPLAIN QUERY PLAN {ContactSends.Sql(new SqliteDialect())}", reader => reader.GetString(3), CancellationToken.None,
            ("rows", """[{"Key":"A"}]"""), ("lease", Guid.Empty), ("since", 0L), ("planned", 0L), ("most", 3));

        Assert.Contains(plan, line => line.Contains("SEARCH m USING INDEX IX_Messages_ContactId_PlannedAt (ContactId=? AND PlannedAt>?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.StartsWith("SCAN m", StringComparison.Ordinal));
    }

    [DatabaseTheory]
    public async Task Simulation_and_dry_run_hold_what_the_cap_would_hold(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await CapAsync(story, OneADay);
        await story.PublishAsync(Mail("order_placed"));
        await story.HappenAsync("order_placed");
        await story.HappenAsync("job_completed");
        await story.RunAsync();
        var sent = story.Clock.Now;
        story.Clock.Advance(Duration.FromHours(2));
        var contact = (await story.MessagesAsync())[0].ContactId;
        var draft = await story.Sequences.CreateAsync(story.Owner, "Draft", null, await story.FlowAsync(Mail("job_completed")), CancellationToken.None);

        var simulated = await story.Get<ISimulations>().RunAsync(story.Owner, draft, new SimulationRequest(contact, null, null, AssumedEngagement.None, []), CancellationToken.None);
        var run = await story.Get<ISimulations>().DryRunAsync(story.Owner, draft, new DryRunRequest(7, AssumedEngagement.None), CancellationToken.None);

        Assert.Equal(sent + Duration.FromDays(1), Assert.Single(simulated.Moments, moment => moment.Kind == SimulatedKind.Sent).At);
        Assert.Contains("at most 1 message a day", Assert.Single(simulated.Moments, moment => moment.Kind == SimulatedKind.Held).Detail, StringComparison.Ordinal);
        Assert.Equal(("The contact gets at most 1 message a day.", 1), (Assert.Single(run.Held).Reason, run.Held[0].Count));
    }

    private static string Mail(string type) => $$"""
        { "trigger": { "event": "{{type}}" }, "start": "mail", "steps": [ { "id": "mail", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
        """;

    private static Task<OrganizationView> CapAsync(Story story, params FrequencyCap[] caps)
        => story.Get<IOrganizations>().ChangeAsync(story.Owner, new OrganizationChange { FrequencyCaps = caps }, CancellationToken.None);

    private static async Task<VerdictRecord> VerdictAsync(Story story)
    {
        await using var context = story.Open();
        return await context.Set<VerdictRecord>().AsNoTracking().SingleAsync();
    }
}
