using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Where more is due than a batch takes, the next batch is claimed while the last of this one leave.</summary>
public sealed class ClaimAheadStories
{
    /// <summary>Two batches and a rest.</summary>
    private const int Due = 1020;
    private const int Batch = 500;

    [DatabaseTheory]
    public async Task What_was_claimed_ahead_goes_back_when_the_product_stops_and_leaves_once_when_it_goes_on(DatabaseKind kind)
    {
        await using var story = await PlannedAsync(kind);
        var scan = story.Get<SendScan>();

        await scan.RunOnceAsync(CancellationToken.None);
        await scan.DrainAsync();

        Assert.Equal(Batch, story.Provider.All.Count);
        Assert.Equal(new() { [MessageState.Sent] = Batch, [MessageState.Planned] = Due - Batch }, await story.StatesAsync());

        await story.RunAsync();
        Assert.Equal(Due, story.Provider.All.Select(sent => sent.MessageId).Distinct().Count());
        Assert.Equal(Due, story.Provider.All.Count);
    }

    [DatabaseTheory]
    public async Task The_next_batch_is_in_hand_before_the_last_of_this_one_are_back(DatabaseKind kind)
    {
        await using var story = await PlannedAsync(kind);

        await story.Get<SendScan>().RunOnceAsync(CancellationToken.None);
        for (var tries = 0; (await story.StatesAsync()).GetValueOrDefault(MessageState.Queued) < Batch && tries < 200; tries++)
        {
            await Task.Delay(25);
        }

        Assert.Equal(Batch, (await story.StatesAsync())[MessageState.Queued]);
        await story.RunAsync();
        Assert.Equal(new() { [MessageState.Sent] = Due }, await story.StatesAsync());
    }

    private static async Task<Story> PlannedAsync(DatabaseKind kind)
    {
        var story = await Story.BeginAsync(kind);
        await story.PublishAsync(TwoNodeStories.OneMail);
        await Task.WhenAll(Enumerable.Range(0, Due).Select(number => story.HappenAsync("order_placed", $"n{number}@example.com")));
        int handled;
        do
        {
            handled = await story.Get<EventScan>().RunOnceAsync(CancellationToken.None) + await story.Get<AdvanceScan>().RunOnceAsync(CancellationToken.None);
        }
        while (handled > 0);

        return story;
    }
}
