using FollowUp.Core.Delivery;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>From an order to its review, told over weeks.</summary>
public sealed class ReviewRequestStories
{
    private static readonly RequestCampaignInput AtOnce = Story.Usual with { Delay = TimeSpan.Zero, ReminderDelay = TimeSpan.FromDays(3) };

    [DatabaseTheory]
    public async Task An_order_is_asked_about_a_week_later_and_reminded_of_twice(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync();
        await story.DeliveredAsync();
        var delivered = story.Clock.Now;

        await story.PassAsync(Duration.FromDays(6));
        Assert.Empty(story.Provider.All);
        Assert.Equal(RequestStatus.Scheduled, (await story.RequestAsync()).Status);

        await story.PassAsync(Duration.FromDays(30));
        Assert.Equal([7, 12, 17], story.Provider.Accepted.Select(sent => (sent.At - delivered).Days));
        var request = await story.RequestAsync();
        Assert.Equal(RequestStatus.Sent, request.Status);
        Assert.Equal(2, request.ReminderCount);
        Assert.Equal(delivered + Duration.FromDays(7), request.FirstSentAt);
        Assert.Null(request.NextReminderAt);
    }

    [DatabaseTheory]
    public async Task Nobody_answers_and_the_request_expires(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync();
        await story.DeliveredAsync();

        await story.PassAsync(Duration.FromDays(80));

        var request = await story.RequestAsync();
        Assert.Equal(RequestStatus.Expired, request.Status);
        Assert.Equal("expired", (await story.EnrollmentAsync(request)).StopReason);
        Assert.Equal(["scheduled", "queued", "sent", "queued", "sent", "queued", "sent", "expired"], await story.EventsAsync(request));
    }

    [DatabaseTheory]
    public async Task A_click_is_noted_and_a_submission_ends_the_reminders(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce);
        await story.DeliveredAsync();
        await story.RunAsync();

        await story.OpenLinkAsync(await story.RequestAsync());
        Assert.Equal(RequestStatus.Clicked, (await story.RequestAsync()).Status);
        await story.SubmitAsync(await story.RequestAsync());
        await story.PassAsync(Duration.FromDays(90));

        var request = await story.RequestAsync();
        Assert.Equal(RequestStatus.Submitted, request.Status);
        Assert.Single(story.Provider.All);
        Assert.Equal("review_submitted", (await story.EnrollmentAsync(request)).StopReason);
    }

    [DatabaseTheory]
    public async Task What_is_asked_at_once_is_queued_from_the_beginning(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce);
        await story.DeliveredAsync();

        await story.Get<EventScan>().RunOnceAsync(default);
        Assert.Equal(RequestStatus.Queued, (await story.RequestAsync()).Status);
        await story.RunAsync();
        Assert.Equal(RequestStatus.Sent, (await story.RequestAsync()).Status);
    }

    [DatabaseTheory]
    public async Task Three_items_of_one_order_are_three_requests(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce);
        await story.DeliveredAsync(items: ["1", "2", "3"]);
        await story.DeliveredAsync(items: ["1", "2", "3"]);
        await story.RunAsync();

        Assert.Equal(3, (await story.RequestsAsync()).Count);
        Assert.Equal(3, story.Provider.Accepted.Count);
    }

    [DatabaseTheory]
    public async Task A_campaign_on_both_channels_counts_a_round_once(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce with { Channel = RequestChannel.Both });
        await story.DeliveredAsync(phone: "+46701234567");

        await story.PassAsync(Duration.FromDays(20));

        Assert.Equal([Channel.Email, Channel.Sms, Channel.Email, Channel.Sms, Channel.Email, Channel.Sms],
            story.Provider.Accepted.OrderBy(sent => sent.At).ThenBy(sent => sent.Channel).Select(sent => sent.Channel));
        Assert.Equal(2, (await story.RequestAsync()).ReminderCount);
    }

    [DatabaseTheory]
    public async Task A_contact_without_a_number_still_gets_the_mail(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce with { Channel = RequestChannel.Both, MaxReminders = 0 });
        await story.DeliveredAsync();
        await story.RunAsync();

        Assert.Equal(RequestStatus.Sent, (await story.RequestAsync()).Status);
        var states = await story.StatesAsync();
        Assert.Equal(1, states[MessageState.Sent]);
        Assert.Equal(1, states[MessageState.Skipped]);
    }

    [DatabaseTheory]
    public async Task Somebody_asked_lately_about_another_order_is_left_in_peace(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(AtOnce with { Eligibility = new Eligibility(AskAtMostEveryDays: 30), MaxReminders = 0 });
        await story.DeliveredAsync("1001");
        await story.DeliveredAsync("1002");
        await story.PassAsync(Duration.FromDays(31));
        await story.DeliveredAsync("1003");
        await story.RunAsync();

        Assert.Equal(["1001", "1003"], (await story.RequestsAsync()).Select(request => request.OrderId));
    }

    [DatabaseTheory]
    public async Task A_paused_campaign_holds_its_requests_and_resuming_sends_them_once(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var campaign = await story.CampaignAsync();
        await story.DeliveredAsync();
        await story.PassAsync(Duration.FromDays(1));
        await story.SetAsync(campaign, SequenceStatus.Paused);
        await story.PassAsync(Duration.FromDays(20));
        Assert.Empty(story.Provider.All);

        await story.SetAsync(campaign, SequenceStatus.Active);
        await story.RunAsync();

        Assert.Single(story.Provider.Accepted);
        Assert.Equal(RequestStatus.Sent, (await story.RequestAsync()).Status);
    }

    [DatabaseTheory]
    public async Task An_archived_campaign_sends_nothing_more(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var campaign = await story.CampaignAsync();
        await story.DeliveredAsync(items: ["1"]);
        await story.PassAsync(Duration.FromDays(8));
        await story.DeliveredAsync("1002", items: ["2"]);
        await story.RunAsync();
        await story.SetAsync(campaign, SequenceStatus.Archived);
        await story.PassAsync(Duration.FromDays(90));

        Assert.Single(story.Provider.Accepted);
        Assert.Equal(RequestStatus.Cancelled, (await story.RequestAsync("2")).Status);
    }

    [DatabaseTheory]
    public async Task Turning_reminders_off_stops_those_of_requests_already_out(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var campaign = await story.CampaignAsync(AtOnce);
        await story.DeliveredAsync();
        await story.RunAsync();
        await story.Get<IRequestCampaigns>().UpdateAsync(story.Owner, campaign, null, AtOnce with { ReminderEnabled = false }, CancellationToken.None);
        await story.PassAsync(Duration.FromDays(30));

        Assert.Single(story.Provider.Accepted);
        Assert.Equal(0, (await story.RequestAsync()).ReminderCount);
    }
}
