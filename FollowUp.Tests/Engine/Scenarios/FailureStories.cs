using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What happens when things go wrong.</summary>
public sealed class FailureStories
{
    private static readonly RequestCampaignInput AtOnce = Story.Usual with { Delay = TimeSpan.Zero, MaxReminders = 1, ReminderDelay = TimeSpan.FromDays(3) };
    private static readonly SendOutcome.Deferred Down = new("connection", "Connection refused", Kind: DeferralKind.Unreachable);

    [DatabaseTheory]
    public async Task A_server_that_is_down_is_tried_four_times_and_a_retry_sends_once(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce);
        story.Provider.Answer = _ => Down;
        await story.DeliveredAsync();
        await story.PassAsync(Duration.FromMinutes(10));

        var failed = await story.RequestAsync();
        Assert.Equal(RequestStatus.Failed, failed.Status);
        Assert.Equal("Connection refused", failed.LastError);
        Assert.Equal(4, story.Provider.All.Count);

        story.Provider.Answer = message => new SendOutcome.Accepted(message.Id.ToString());
        await story.Get<IRequestCommands>().RetryAsync(story.Owner, failed.Id, CancellationToken.None);
        await story.PassAsync(Duration.FromDays(1));

        Assert.Single(story.Provider.Accepted);
        var sent = await story.RequestAsync();
        Assert.Equal(RequestStatus.Sent, sent.Status);
        Assert.Null(sent.LastError);
        await Assert.ThrowsAsync<ConflictException>(() => story.Get<IRequestCommands>().RetryAsync(story.Owner, failed.Id, CancellationToken.None));

        await story.PassAsync(Duration.FromDays(5));
        Assert.Equal(2, story.Provider.Accepted.Count);
        Assert.Equal(1, (await story.RequestAsync()).ReminderCount);
    }

    [DatabaseTheory]
    public async Task A_refusal_for_good_fails_at_once_with_the_server_s_words(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce);
        story.Provider.Answer = _ => new SendOutcome.Rejected("550", "550 5.1.1 no such user", true);
        await story.DeliveredAsync();
        await story.PassAsync(Duration.FromDays(10));

        var request = await story.RequestAsync();
        Assert.Equal(RequestStatus.Failed, request.Status);
        Assert.Equal("550 5.1.1 no such user", request.LastError);
        Assert.Single(story.Provider.All);
    }

    [DatabaseTheory]
    public async Task An_unknown_outcome_is_never_sent_again_by_itself(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce);
        story.Provider.Answer = _ => new SendOutcome.Uncertain("The connection broke after the last byte.");
        await story.DeliveredAsync();
        await story.PassAsync(Duration.FromDays(10));

        Assert.Equal(RequestStatus.Unknown, (await story.RequestAsync()).Status);
        Assert.Single(story.Provider.All);
        await Assert.ThrowsAsync<ConflictException>(async () => await story.Get<IRequestCommands>().RetryAsync(story.Owner, (await story.RequestAsync()).Id, CancellationToken.None));
    }

    [DatabaseTheory]
    public async Task A_hand_over_that_breaks_off_leaves_the_outcome_unknown(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce with { MaxReminders = 0 });
        await story.DeliveredAsync(items: [.. Enumerable.Range(1, 25).Select(number => $"{number}")]);
        story.Provider.Answer = message => story.Provider.All.Count < 10
            ? new SendOutcome.Accepted(message.Id.ToString())
            : throw new InvalidOperationException("killed");
        await story.RunAsync();
        story.Provider.Answer = message => new SendOutcome.Accepted(message.Id.ToString());
        await story.PassAsync(Duration.FromMinutes(5));

        var states = await story.StatesAsync();
        Assert.Equal(25, states.Values.Sum());
        Assert.Equal(10, states[MessageState.Sent]);
        Assert.Equal(15, states[MessageState.Unknown]);
        Assert.Equal(story.Provider.Accepted.Count, story.Provider.Accepted.Select(sent => sent.MessageId).Distinct().Count());
    }

    [DatabaseTheory]
    public async Task What_was_claimed_by_a_dead_worker_is_taken_up_after_its_lease(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce with { MaxReminders = 0 });
        await story.DeliveredAsync(items: ["1", "2"]);
        story.Provider.Answer = _ => Down;
        await story.RunAsync();
        await using (var context = story.Open())
        {
            var ids = await context.Set<Message>().Select(message => message.Id).ToListAsync();
            var until = story.Clock.Now + Duration.FromSeconds(30);
            await context.Set<Message>().Where(message => message.Id == ids[0]).ExecuteUpdateAsync(
                set => set.SetProperty(message => message.State, MessageState.Queued).SetProperty(message => message.LeaseUntil, until).SetProperty(message => message.LeaseId, Guid.Empty));
            await context.Set<Message>().Where(message => message.Id == ids[1]).ExecuteUpdateAsync(
                set => set.SetProperty(message => message.State, MessageState.Sending).SetProperty(message => message.LeaseUntil, until).SetProperty(message => message.LeaseId, Guid.Empty));
        }

        story.Provider.Answer = message => new SendOutcome.Accepted(message.Id.ToString());
        await story.PassAsync(Duration.FromMinutes(1));

        Assert.Single(story.Provider.Accepted);
        Assert.Equal(1, (await story.StatesAsync())[MessageState.Unknown]);
        Assert.Contains(RequestStatus.Unknown, (await story.RequestsAsync()).Select(request => request.Status));
    }

    [DatabaseTheory]
    public async Task An_opt_out_ends_reminders(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce);
        await story.DeliveredAsync();
        await story.RunAsync();
        var token = (await story.MessagesAsync()).Single().Token;
        await story.Get<IOptOuts>().OptOutAsync(token, "one-click unsubscribe", null, CancellationToken.None);
        await story.PassAsync(Duration.FromDays(10));

        // The link that was sent still works, so the request stays open until it expires.
        Assert.Single(story.Provider.All);
        Assert.Equal((RequestStatus.Sent, null), ((await story.RequestAsync()).Status, (await story.RequestAsync()).NextReminderAt));
        await story.OpenLinkAsync(await story.RequestAsync());
        Assert.Equal(RequestStatus.Clicked, (await story.RequestAsync()).Status);
        await story.PassAsync(Duration.FromDays(80));
        Assert.Single(story.Provider.All);
        Assert.Equal(RequestStatus.Expired, (await story.RequestAsync()).Status);
    }

    [DatabaseTheory]
    public async Task A_contact_that_opted_out_can_still_write_the_review_it_was_asked_for(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce);
        await story.DeliveredAsync();
        await story.RunAsync();
        await story.Get<IOptOuts>().OptOutAsync((await story.MessagesAsync()).Single().Token, "one-click unsubscribe", null, CancellationToken.None);

        await story.SubmitAsync(await story.RequestAsync());
        await story.PassAsync(Duration.FromDays(80));

        Assert.Equal(RequestStatus.Submitted, (await story.RequestAsync()).Status);
        Assert.Single(story.Provider.All);
    }

    [DatabaseTheory]
    public async Task A_submission_between_planning_and_sending_stops_the_message(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce);
        story.Provider.Answer = _ => Down;
        await story.DeliveredAsync();
        await story.RunAsync();
        await story.SubmitAsync(await story.RequestAsync());
        story.Provider.Answer = message => new SendOutcome.Accepted(message.Id.ToString());
        await story.PassAsync(Duration.FromDays(10));

        Assert.Empty(story.Provider.Accepted);
        Assert.Equal(MessageState.Cancelled, (await story.MessagesAsync()).Single().State);
    }

    [DatabaseTheory]
    public async Task A_resend_is_a_message_of_its_own_that_says_who_asked(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce with { MaxReminders = 0 });
        await story.DeliveredAsync();
        await story.RunAsync();
        var request = await story.RequestAsync();
        await story.Get<IRequestCommands>().ResendAsync(story.Owner, request.Id, CancellationToken.None);
        await story.RunAsync();

        Assert.Equal(2, story.Provider.Accepted.Count);
        Assert.Equal("FollowUp", (await story.MessagesAsync())[1].RequestedBy);
        Assert.Contains("resent", await story.EventsAsync(request));
    }
}
