using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
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
