using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Which account a message leaves through, and how fast.</summary>
public sealed class RouteStories
{
    private const string Second = "second@example.com";
    private static readonly SendOutcome.Deferred Down = new("connection", "Connection refused", Kind: DeferralKind.Unreachable);

    [DatabaseTheory]
    public async Task A_message_the_first_account_cannot_take_leaves_through_the_second_at_once(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.AccountAsync(Second);
        story.Provider.Answer = message => message.From == Story.First ? Down : new SendOutcome.Accepted(message.Id.ToString());
        var began = story.Clock.Now;
        await story.WriteAsync(3);
        await story.RunAsync();

        Assert.Equal(3, story.Provider.Accepted.Count);
        Assert.All(story.Provider.Accepted, sent => Assert.Equal(Second, sent.Message.From));
        Assert.Equal(began, story.Clock.Now);
        await using var context = story.Open();
        Assert.Equal(["accepted", "deferred"], await context.Set<Attempt>().Select(attempt => attempt.Outcome).Distinct().OrderBy(outcome => outcome).ToListAsync());
        Assert.All(await story.MessagesAsync(), message => Assert.Equal(0, message.RetryCount));
    }

    [DatabaseTheory]
    public async Task When_no_account_can_take_it_both_are_tried_again_after_the_wait_and_it_fails_with_the_words(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.AccountAsync(Second);
        story.Provider.Answer = _ => Down;
        await story.WriteAsync(1);
        await story.PassAsync(Duration.FromMinutes(10));

        var message = Assert.Single(await story.MessagesAsync());
        Assert.Equal(MessageState.Failed, message.State);
        Assert.Equal("Connection refused", message.LastError);
        Assert.Equal(Enumerable.Repeat(new[] { Story.First, Second }, 4).SelectMany(pair => pair), story.Provider.All.Select(handed => handed.Message.From));
    }

    [DatabaseTheory]
    public async Task A_message_that_may_have_been_taken_is_never_given_to_another_account(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.AccountAsync(Second);
        story.Provider.Answer = _ => new SendOutcome.Uncertain("No answer.");
        await story.WriteAsync(2);
        await story.PassAsync(Duration.FromDays(2));

        Assert.Equal(2, story.Provider.All.Count);
        Assert.All(story.Provider.All, handed => Assert.Equal(Story.First, handed.Message.From));
        Assert.Equal(2, (await story.StatesAsync())[MessageState.Unknown]);
    }

    [DatabaseTheory]
    public async Task An_account_that_fails_too_often_is_left_alone_until_one_message_shows_that_it_works_again(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        story.Provider.Answer = _ => Down;
        await story.WriteAsync(100);
        await story.PassAsync(Duration.FromSeconds(9));
        var whileDown = story.Provider.All.Count;
        story.Provider.Answer = message => new SendOutcome.Accepted(message.Id.ToString());
        await story.PassAsync(Duration.FromMinutes(10));

        Assert.InRange(whileDown, 20, 30);
        Assert.Equal(100, (await story.StatesAsync())[MessageState.Sent]);
        Assert.Equal(100, story.Provider.Accepted.Select(sent => sent.MessageId).Distinct().Count());
    }

    [DatabaseTheory]
    public async Task More_than_the_rate_leaves_later_in_order_and_none_is_lost(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.LimitAsync("""{"ratePerSecond":"2","burst":"4"}""");
        var began = story.Clock.Now;
        await story.WriteAsync(12);
        await story.PassAsync(Duration.FromMinutes(1));

        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"person{number}@example.com"), story.Provider.Accepted.Select(sent => sent.To));
        Assert.Equal(4, story.Provider.Accepted.Count(sent => sent.At == began));
        Assert.All(Enumerable.Range(1, 10), second => Assert.InRange(story.Provider.Accepted.Count(sent => sent.At > began && sent.At <= began + Duration.FromSeconds(second)), 0, 2 * second));
        Assert.InRange(story.Provider.Accepted[^1].At - began, Duration.FromSeconds(4), Duration.FromSeconds(6));
    }

    [DatabaseTheory]
    public async Task The_urgent_does_not_wait_for_the_turns_of_a_broadcast_over_the_rate(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.LimitAsync("""{"ratePerSecond":"2","burst":"4"}""");
        await story.WriteAsync(200);
        await story.PassAsync(Duration.FromSeconds(3));
        await story.WriteAsync(6, Lane.Transactional, to: "urgent");
        await story.PassAsync(Duration.FromSeconds(5));

        Assert.Equal(6, story.Provider.Accepted.Count(sent => sent.To.StartsWith("urgent", StringComparison.Ordinal)));
        await story.PassAsync(Duration.FromMinutes(3));
        Assert.Equal(206, story.Provider.Accepted.Count);
    }

    [DatabaseTheory]
    public async Task What_the_urgent_displaced_comes_soon_after_it(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.LimitAsync("""{"ratePerSecond":"2","burst":"4"}""");
        await story.WriteAsync(200);
        await story.PassAsync(Duration.FromSeconds(3));
        await story.WriteAsync(6, Lane.Transactional, to: "urgent");
        await story.PassAsync(Duration.FromMinutes(3));

        var broadcast = story.Provider.Accepted.Select(sent => sent.To).Where(to => to.StartsWith("person", StringComparison.Ordinal)).ToList();
        Assert.Equal(200, broadcast.Count);
        Assert.All(Enumerable.Range(1, 200), number => Assert.InRange(broadcast.IndexOf($"person{number}@example.com") - (number - 1), -20, 20));
    }

    [DatabaseTheory]
    public async Task Turns_of_a_broadcast_that_was_cancelled_are_free(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.LimitAsync("""{"ratePerSecond":"2","burst":"4"}""");
        await story.WriteAsync(400);
        await story.RunAsync();
        await using (var context = story.Open())
        {
            await context.Set<Message>().Where(row => row.State == MessageState.Planned).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, MessageState.Cancelled));
        }

        await story.PassAsync(Duration.FromMinutes(1));
        await story.WriteAsync(20, to: "next");
        await story.PassAsync(Duration.FromSeconds(15));

        Assert.Equal(20, story.Provider.Accepted.Count(sent => sent.To.StartsWith("next", StringComparison.Ordinal)));
    }

    [DatabaseTheory]
    public async Task What_the_first_account_may_not_send_any_more_the_second_takes(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.LimitAsync("""{"ratePerSecond":"1","burst":"3"}""");
        await story.AccountAsync(Second);
        await story.WriteAsync(10);
        await story.RunAsync();

        Assert.Equal(3, story.Provider.Accepted.Count(sent => sent.Message.From == Story.First));
        Assert.Equal(7, story.Provider.Accepted.Count(sent => sent.Message.From == Second));
    }

    [DatabaseTheory]
    public async Task Two_nodes_share_one_rate(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.LimitAsync("""{"ratePerSecond":"1","burst":"5"}""");
        await using var second = story.SecondNode();
        var began = story.Clock.Now;
        await story.WriteAsync(20);
        await story.Get<SendScan>().RunOnceAsync(CancellationToken.None);
        await story.WriteAsync(20);
        await ((SendScan)second.GetService(typeof(SendScan))!).RunOnceAsync(CancellationToken.None);

        Assert.Equal(5, story.Provider.Accepted.Count(sent => sent.At == began));
    }

    [DatabaseTheory]
    public async Task The_mass_of_one_organization_does_not_stand_before_the_few_of_another(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.WriteAsync(1200);
        var neighbour = await story.NeighbourAsync("neighbour@example.com");
        await story.WriteAsync(20, organization: neighbour);
        await story.WriteAsync(5, Lane.Transactional, neighbour);
        await story.Get<SendScan>().RunOnceAsync(CancellationToken.None);
        await story.Get<SendScan>().RunOnceAsync(CancellationToken.None);

        Assert.All(story.Provider.Accepted.Take(5), sent => Assert.Equal("neighbour@example.com", sent.Message.From));
        Assert.Equal(25, story.Provider.Accepted.Count(sent => sent.Message.From == "neighbour@example.com"));
        await story.RunAsync();
        Assert.Equal(1225, story.Provider.Accepted.Count);
    }
}
