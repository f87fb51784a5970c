using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Two nodes on one server share the work and do nothing twice.</summary>
public sealed class TwoNodeStories
{
    private const int Contacts = 600;

    [Theory]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Two_nodes_run_every_step_once(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await using var second = story.SecondNode();
        var sequence = await story.PublishAsync(SequenceStories.ThreeTouches);
        await Task.WhenAll(Enumerable.Range(0, Contacts).Select(number => story.HappenAsync("job_completed", $"contact{number}@example.com")));

        for (var day = 0; day < 9; day++)
        {
            await Task.WhenAll(DrainAsync(story.Get<IServiceProvider>()), DrainAsync(second));
            story.Clock.Advance(Duration.FromDays(1));
        }

        await using var context = story.Open();
        Assert.Equal(Contacts, await context.Set<Enrollment>().CountAsync(row => row.SequenceId == sequence && row.StopReason == "completed"));
        Assert.Equal(6 * Contacts, await context.Set<Execution>().CountAsync());
        Assert.Equal(3 * Contacts, await context.Set<Message>().CountAsync(row => row.State == MessageState.Sent));
        Assert.Equal(3 * Contacts, story.Provider.All.Count);
        Assert.Equal(3 * Contacts, story.Provider.All.Select(sent => sent.MessageId).Distinct().Count());
    }

    [Theory]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Two_nodes_that_claim_at_once_share_one_limit_to_the_last_message(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await using var second = story.SecondNode();
        await LimitAsync(story, 40);
        await story.PublishAsync(OneMail);
        foreach (var number in Enumerable.Range(0, 60))
        {
            await story.HappenAsync("order_placed", $"n{number}@example.com");
        }

        await story.Get<EventScan>().RunOnceAsync(CancellationToken.None);
        await story.Get<AdvanceScan>().RunOnceAsync(CancellationToken.None);

        // Both have claimed before either counts.
        var claims = new List<(MessageBatchLoader Loader, Guid Lease, List<ClaimedRow> Rows)>();
        foreach (var node in new[] { story.Get<IServiceProvider>(), second })
        {
            var lease = story.Get<IIdSource>().NewId();
            claims.Add((node.GetRequiredService<MessageBatchLoader>(), lease, await node.GetRequiredService<Database>().WriteBatchAsync(
                session => new MessageClaim().RunAsync(session, lease, 30, story.Clock.Now, story.Clock.Now + Duration.FromMinutes(1), CancellationToken.None), CancellationToken.None)));
        }

        var taken = 0;
        var waits = new List<OverBudget>();
        foreach (var (loader, lease, rows) in claims)
        {
            var batch = await loader.LoadAsync(lease, rows, story.Clock.Now, CancellationToken.None);
            var asked = batch.Messages.Select(message => batch.Budget!.Take(message.OrganizationId, message.Channel, story.Clock.Now)).ToList();
            taken += asked.Count(one => one is null);
            waits.AddRange(asked.OfType<OverBudget>());
        }

        Assert.InRange(taken, 1, 40);

        // What was left for the other is asked for again at once, and not only when the hour is over.
        Assert.All(waits, over => Assert.InRange(over.Until - story.Clock.Now, Duration.FromSeconds(1), Duration.FromSeconds(2)));
        Assert.Contains("30 about to leave", waits[0].Input, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Two_nodes_that_send_at_once_never_go_over_a_limit_and_use_all_of_it(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await using var second = story.SecondNode();
        await LimitAsync(story, 37);
        await story.PublishAsync(OneMail);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => story.HappenAsync("order_placed", $"n{number}@example.com")));
        await story.Get<EventScan>().RunOnceAsync(CancellationToken.None);
        await story.Get<AdvanceScan>().RunOnceAsync(CancellationToken.None);

        foreach (var hour in Enumerable.Range(1, 3))
        {
            for (var round = 0; round < 5; round++)
            {
                await Task.WhenAll(DrainAsync(story.Get<IServiceProvider>()), DrainAsync(second));
                story.Clock.Advance(Duration.FromSeconds(3));
            }

            Assert.Equal(Math.Min(37 * hour, 100), story.Provider.All.Count);
            story.Clock.Advance(Duration.FromHours(1));
        }
    }

    internal const string OneMail = """
        { "trigger": { "event": "order_placed" }, "start": "mail", "steps": [ { "id": "mail", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
        """;

    private static async Task LimitAsync(Story story, int perHour) => await story.Get<IOrganizations>().ChangeAsync(
        story.Owner, new OrganizationChange { Limits = new Dictionary<Channel, SendingLimit?> { [Channel.Email] = new(perHour, null) } }, CancellationToken.None);

    private static async Task DrainAsync(IServiceProvider node)
    {
        for (var idle = 0; idle < 3;)
        {
            var handled = await node.GetRequiredService<EventScan>().RunOnceAsync(CancellationToken.None)
                + await node.GetRequiredService<AdvanceScan>().RunOnceAsync(CancellationToken.None)
                + await node.GetRequiredService<SendScan>().RunOnceAsync(CancellationToken.None);
            idle = handled > 0 ? 0 : idle + 1;
        }
    }
}
