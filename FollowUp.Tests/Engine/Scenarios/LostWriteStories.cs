using FollowUp.Core.Delivery;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>The database is away for a moment, just when providers have answered.</summary>
public sealed class LostWriteStories
{
    private const int Mails = 7;

    [DatabaseTheory]
    public async Task What_providers_said_is_written_down_when_the_database_is_back(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var scan = await InterruptedAsync(story);

        await InterruptedBatches.RunAsync(scan);

        await AllAreSentOnceAsync(story);
    }

    [DatabaseTheory]
    public async Task What_became_unknown_meanwhile_is_settled_by_it(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var scan = await InterruptedAsync(story);
        story.Clock.Advance(Duration.FromMinutes(2));
        await story.Get<IMessageBatches>().RecoverAsync(story.Clock.Now, CancellationToken.None);
        Assert.Equal(Mails, (await story.StatesAsync())[MessageState.Unknown]);

        await InterruptedBatches.RunAsync(scan);

        await AllAreSentOnceAsync(story);
    }

    [DatabaseTheory]
    public async Task A_product_that_stops_meanwhile_writes_it_down_with_its_last_breath(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var scan = await InterruptedAsync(story);

        await scan.DrainAsync();

        await AllAreSentOnceAsync(story);
    }

    private static async Task AllAreSentOnceAsync(Story story)
    {
        Assert.Equal(new() { [MessageState.Sent] = Mails }, await story.StatesAsync());
        Assert.Equal(Mails, story.Provider.All.Count);
    }

    /// <summary>A scan that could not write down what it has handed over.</summary>
    private static async Task<SendScan> InterruptedAsync(Story story)
    {
        await story.WriteAsync(Mails);
        var scan = InterruptedBatches.Scan(story, Moment.Landed, () => throw new TimeoutException("The database is away."));
        await Assert.ThrowsAsync<TimeoutException>(() => InterruptedBatches.RunAsync(scan));
        Assert.Equal(new() { [MessageState.Sending] = Mails }, await story.StatesAsync());
        return scan;
    }
}
