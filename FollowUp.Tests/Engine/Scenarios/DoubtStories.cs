using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Delivery.Unknown;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What becomes of messages of which nobody knows whether they were sent.</summary>
public sealed class DoubtStories
{
    private static readonly SendOutcome.Uncertain NoAnswer = new("No answer.");

    [DatabaseTheory]
    public async Task A_provider_that_tells_a_repeat_is_asked_again_through_the_same_account(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind, new SenderCapabilities(IdempotentRetry: true));
        await story.AccountAsync("second@example.com");
        await story.CampaignAsync(Story.Usual with { Delay = TimeSpan.Zero, MaxReminders = 0 });
        story.Provider.Answer = _ => NoAnswer;
        await story.DeliveredAsync();
        await story.RunAsync();
        Assert.Equal(RequestStatus.Unknown, (await story.RequestAsync()).Status);
        story.Provider.Answer = message => new SendOutcome.Accepted(message.Id.ToString());
        await story.PassAsync(Duration.FromMinutes(1));

        Assert.Equal(RequestStatus.Sent, (await story.RequestAsync()).Status);
        Assert.Equal([Story.First, Story.First], story.Provider.All.Select(handed => handed.Message.From));
        Assert.Single(story.Provider.All.Select(handed => handed.MessageId).Distinct());
    }

    [DatabaseTheory]
    public async Task What_one_account_may_have_taken_stays_with_it_also_when_a_person_puts_it_back(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind, new SenderCapabilities(IdempotentRetry: true));
        await story.AccountAsync("second@example.com");
        await story.WriteAsync(1);
        story.Provider.Answer = _ => NoAnswer;
        await story.RunAsync();
        story.Provider.Answer = message => message.From == Story.First
            ? new SendOutcome.Rejected("403", "Forbidden")
            : new SendOutcome.Accepted(message.Id.ToString());
        await story.PassAsync(Duration.FromMinutes(10));
        var message = Assert.Single(await story.MessagesAsync());
        Assert.Equal(MessageState.Failed, message.State);
        await story.Get<IDeadLetters>().RetryAsync(story.Owner, message.Id, CancellationToken.None);
        await story.PassAsync(Duration.FromMinutes(10));

        Assert.All(story.Provider.All, handed => Assert.Equal(Story.First, handed.Message.From));
    }

    [DatabaseTheory]
    public async Task A_provider_that_stays_silent_is_asked_ever_more_rarely_and_a_person_decides_once_it_forgets_repeats(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind, new SenderCapabilities(IdempotentRetry: true));
        await story.WriteAsync(1);
        story.Provider.Answer = _ => NoAnswer;
        var began = story.Clock.Now;
        await story.PassAsync(Duration.FromDays(3));

        Assert.InRange(story.Provider.All.Count, 10, 60);
        Assert.True(story.Provider.All[^1].At <= began + UnknownRules.RepeatKnown);
        var message = Assert.Single(await story.MessagesAsync());
        Assert.Equal(MessageState.Unknown, message.State);
        Assert.Null(message.CheckAt);
    }

    [DatabaseTheory]
    public async Task A_repeat_that_could_not_leave_until_the_provider_forgot_waits_for_a_person(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind, new SenderCapabilities(IdempotentRetry: true));
        await story.LimitAsync("""{"ratePerSecond":"0.00001","burst":"1"}""");
        await story.WriteAsync(1);
        story.Provider.Answer = _ => NoAnswer;
        await story.PassAsync(Duration.FromDays(3));

        Assert.Single(story.Provider.All);
        var message = Assert.Single(await story.MessagesAsync());
        Assert.Equal(MessageState.Unknown, message.State);
        Assert.Null(message.CheckAt);
    }

    [DatabaseTheory]
    public async Task What_may_have_been_taken_never_counts_as_failed_because_its_provider_is_down(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind, new SenderCapabilities(IdempotentRetry: true));
        await story.WriteAsync(1);
        story.Provider.Answer = _ => NoAnswer;
        await story.RunAsync();
        story.Provider.Answer = _ => new SendOutcome.Deferred("connection", "Connection refused", Kind: DeferralKind.Unreachable);
        await story.PassAsync(Duration.FromHours(2));
        Assert.Equal(MessageState.Unknown, Assert.Single(await story.MessagesAsync()).State);
        story.Provider.Answer = message => new SendOutcome.Accepted(message.Id.ToString());
        await story.PassAsync(Duration.FromHours(2));

        Assert.Equal(MessageState.Sent, Assert.Single(await story.MessagesAsync()).State);
    }

    [DatabaseTheory]
    public async Task A_provider_that_took_it_says_so_when_asked_and_it_is_not_sent_again(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind, new SenderCapabilities(LookUp: true));
        await story.CampaignAsync(Story.Usual with { Delay = TimeSpan.Zero, MaxReminders = 0 });
        story.Provider.Answer = _ => NoAnswer;
        story.Provider.Find = question => new LookUpResult.Found($"found-{question.To}");
        await story.DeliveredAsync();
        await story.PassAsync(Duration.FromMinutes(1));

        Assert.Single(story.Provider.All);
        Assert.Equal(RequestStatus.Sent, (await story.RequestAsync()).Status);
        Assert.Equal("found-noor@example.com", Assert.Single(await story.MessagesAsync()).ProviderMessageId);
    }

    [DatabaseTheory]
    public async Task What_was_only_put_off_before_is_asked_about_as_soon_as_what_was_not(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind, new SenderCapabilities(LookUp: true));
        await story.WriteAsync(1);
        var tries = 0;
        story.Provider.Answer = _ => ++tries <= 8 ? new SendOutcome.Deferred("429", "Too much.", TimeSpan.FromSeconds(1), DeferralKind.RateLimited) : NoAnswer;
        story.Provider.Find = question => new LookUpResult.Found($"found-{question.To}");
        await story.PassAsync(Duration.FromMinutes(1));

        Assert.Equal(9, tries);
        Assert.Equal(MessageState.Sent, Assert.Single(await story.MessagesAsync()).State);
    }

    [DatabaseTheory]
    public async Task A_provider_that_did_not_take_it_gets_it_again(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind, new SenderCapabilities(LookUp: true));
        await story.WriteAsync(1);
        story.Provider.Answer = _ => NoAnswer;
        story.Provider.Find = _ => new LookUpResult.NotFound();
        await story.RunAsync();
        story.Provider.Answer = message => new SendOutcome.Accepted(message.Id.ToString());
        await story.PassAsync(Duration.FromMinutes(1));

        Assert.Equal(2, story.Provider.All.Count);
        Assert.Equal(MessageState.Sent, Assert.Single(await story.MessagesAsync()).State);
    }

    [DatabaseTheory]
    public async Task A_provider_that_cannot_say_is_asked_for_a_day_and_then_a_person_decides(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind, new SenderCapabilities(LookUp: true));
        await story.WriteAsync(1);
        var asked = new List<Instant>();
        story.Provider.Answer = _ => NoAnswer;
        story.Provider.Find = _ =>
        {
            asked.Add(story.Clock.Now);
            return new LookUpResult.Unclear("Two fit.");
        };
        var began = story.Clock.Now;
        await story.PassAsync(Duration.FromDays(3));

        Assert.InRange(asked.Count, 50, 80);
        Assert.InRange(asked[^1], began + Duration.FromHours(20), began + Duration.FromHours(27));
        var message = Assert.Single(await story.MessagesAsync());
        Assert.Equal(MessageState.Unknown, message.State);
        Assert.Null(message.CheckAt);
        Assert.Single(story.Provider.All);
    }

    [DatabaseTheory]
    public async Task Where_nobody_can_be_asked_the_urgent_is_sent_again_after_a_while_and_the_rest_waits_for_a_person(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.WriteAsync(1, Lane.Transactional);
        await story.WriteAsync(1, Lane.Broadcast);
        story.Provider.Answer = _ => NoAnswer;
        await story.RunAsync();
        story.Provider.Answer = message => new SendOutcome.Accepted(message.Id.ToString());
        await story.PassAsync(Duration.FromMinutes(9));
        Assert.Equal(2, story.Provider.All.Count);
        await story.PassAsync(Duration.FromDays(2));

        Assert.Equal(3, story.Provider.All.Count);
        var states = await story.MessagesAsync();
        Assert.Equal(MessageState.Sent, states.Single(message => message.Lane == Lane.Transactional).State);
        Assert.Equal(MessageState.Unknown, states.Single(message => message.Lane == Lane.Broadcast).State);
    }

    [DatabaseTheory]
    public async Task Doubts_that_wait_for_a_person_stand_on_home_until_somebody_settles_them(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        story.Provider.Answer = _ => new SendOutcome.Uncertain("The connection was lost.");
        await story.WriteAsync(3);
        await story.RunAsync();
        var home = story.Get<FollowUp.Core.Analytics.IHomeQueries>();

        // At first the product looks by itself; what it cannot find out it leaves to a person.
        Assert.Empty(await home.AttentionAsync(story.Owner, CancellationToken.None));
        await story.PassAsync(Duration.FromMinutes(5));
        var item = Assert.Single(await home.AttentionAsync(story.Owner, CancellationToken.None));
        Assert.Equal((FollowUp.Core.Analytics.AttentionKind.OutcomeUnknown, 3), (item.Kind, item.Count));
        var waiting = await story.Get<IDeadLetters>().ListAsync(story.Owner, new DeadLetterFilter(DeadLetterKind.Unknown), new PageQuery(1, 10), CancellationToken.None);
        Assert.Equal(3, waiting.Total);

        foreach (var letter in waiting.Items)
        {
            await story.Get<IDeadLetters>().SettleAsync(story.Owner, letter.Id, SettledAs.Sent, CancellationToken.None);
        }

        Assert.Empty(await home.AttentionAsync(story.Owner, CancellationToken.None));
    }
}
