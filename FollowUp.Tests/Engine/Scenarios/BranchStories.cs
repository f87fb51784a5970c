using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Ways that part and meet, who may enter, and when messages leave.</summary>
public sealed class BranchStories
{
    [DatabaseTheory]
    public async Task Branches_part_by_engagement_and_merge_again(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync("""
            { "trigger": { "event": "signed_up" }, "start": "mail1",
              "steps": [
                { "id": "mail1", "kind": "send", "channel": "email", "template": "@email", "next": "wait1" },
                { "id": "wait1", "kind": "wait", "for": "P1D", "next": "opened" },
                { "id": "opened", "kind": "condition", "branches": [ { "name": "opened", "when": { "engagement": "opened", "step": "mail1" }, "next": "warm" } ], "else": "cold" },
                { "id": "warm", "kind": "tag", "add": [ "warm" ], "next": "wait2" },
                { "id": "cold", "kind": "tag", "add": [ "cold" ], "next": "wait2" },
                { "id": "wait2", "kind": "wait", "for": "P1D", "next": "byTag" },
                { "id": "byTag", "kind": "condition", "branches": [ { "when": { "tag": "warm" }, "next": "mail2" } ], "else": "end" },
                { "id": "mail2", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
            """);
        await story.HappenAsync("signed_up", "warm@example.com");
        await story.RunAsync();
        await story.OpenMailAsync();
        await story.HappenAsync("signed_up", "cold@example.com");
        await story.PassAsync(Duration.FromDays(5));

        Assert.Equal(["warm@example.com", "cold@example.com", "warm@example.com"], story.Provider.Accepted.Select(sent => sent.To));
        var ran = await Task.WhenAll((await story.EnrollmentsAsync(sequence)).Select(enrollment => story.RanAsync(enrollment.Id)));
        Assert.Equal(["mail1", "wait1", "opened", "warm", "wait2", "byTag", "mail2"], ran[0]);
        Assert.Equal(["mail1", "wait1", "opened", "cold", "wait2", "byTag"], ran[1]);
    }

    [DatabaseTheory]
    public async Task A_loop_ends_at_its_bound(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync("""
            { "trigger": { "event": "overdue" }, "start": "mail", "settings": { "maxLoops": 3 },
              "steps": [
                { "id": "mail", "kind": "send", "channel": "email", "template": "@email", "next": "wait" },
                { "id": "wait", "kind": "wait", "for": "P7D", "next": "mail" } ] }
            """);
        await story.HappenAsync("overdue");
        await story.PassAsync(Duration.FromDays(100));

        Assert.Equal(4, story.Provider.Accepted.Count);
        Assert.Equal("loop_limit", Assert.Single(await story.EnrollmentsAsync(sequence)).StopReason);
    }

    [DatabaseTheory]
    public async Task A_contact_enters_once_and_not_again_while_it_cools_down(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var once = await story.PublishAsync(SequenceStories.ThreeTouches, "Once");
        var cooling = await story.PublishAsync(
            SequenceStories.ThreeTouches.Replace("\"exits\"", "\"reentry\": { \"max\": 0, \"cooldownDays\": 30 }, \"exits\"", StringComparison.Ordinal), "Cooling");
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(20));
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(20));
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(20));

        Assert.Single(await story.EnrollmentsAsync(once));
        Assert.Equal(2, (await story.EnrollmentsAsync(cooling)).Count);
    }

    [DatabaseTheory]
    public async Task Two_items_of_one_order_are_two_enrollments(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(SequenceStories.ThreeTouches.Replace("job_completed", "order_delivered", StringComparison.Ordinal));
        await story.DeliveredAsync(items: ["1", "2"]);
        await story.DeliveredAsync(items: ["1", "2"]);
        await story.RunAsync();

        Assert.Equal(["order:1001/item:1", "order:1001/item:2"], (await story.EnrollmentsAsync(sequence)).Select(enrollment => enrollment.Subject));
    }

    [DatabaseTheory]
    public async Task A_failed_text_is_followed_by_a_mail(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync("""
            { "trigger": { "event": "visit_booked" }, "start": "text",
              "steps": [
                { "id": "text", "kind": "send", "channel": "sms", "template": "@sms", "next": "end", "failed": "mail" },
                { "id": "mail", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
            """);
        story.Provider.Answer = message => message.Channel == Channel.Sms ? new SendOutcome.Rejected("30006", "Landline", true) : new SendOutcome.Accepted(message.Id.ToString());
        await story.HappenAsync("visit_booked", phone: "+46701234567");
        await story.HappenAsync("visit_booked", "nophone@example.com");
        await story.PassAsync(Duration.FromDays(1));

        Assert.Equal([Channel.Email, Channel.Email], story.Provider.Accepted.Select(sent => sent.Channel));
        Assert.All(await story.EnrollmentsAsync(sequence), enrollment => Assert.Equal("completed", enrollment.StopReason));
    }

    [DatabaseTheory]
    public async Task After_a_downtime_of_six_hours_nothing_is_lost_and_nothing_bursts(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(SequenceStories.ThreeTouches);
        for (var index = 0; index < 60; index++)
        {
            await story.HappenAsync("job_completed", $"contact{index}@example.com");
        }

        await story.RunAsync();
        story.Clock.AdvanceTo(story.Clock.Now + Duration.FromHours(30));
        var back = story.Clock.Now;
        await story.PassAsync(Duration.FromHours(1));

        Assert.Equal(60, story.Provider.Accepted.Count);
        Assert.InRange(story.Provider.Accepted.Max(sent => sent.At - back), Duration.FromMinutes(5), Duration.FromMinutes(16));
        await story.PassAsync(Duration.FromDays(2) + Duration.FromHours(18));
        Assert.Equal(120, story.Provider.Accepted.Count);
    }

    [DatabaseTheory]
    public async Task Texts_wait_for_the_morning_where_the_contact_lives(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync("""
            { "trigger": { "event": "arrived" }, "start": "text", "steps": [ { "id": "text", "kind": "send", "channel": "sms", "template": "@sms", "next": "end" } ] }
            """);
        story.Clock.AdvanceTo(Instant.FromUtc(2026, 3, 7, 23, 0));
        await story.HappenAsync("arrived", "kathmandu@example.com", phone: "+9779812345678", zone: "Asia/Kathmandu");
        await story.HappenAsync("arrived", "newyork@example.com", phone: "+12125550123", zone: "America/New_York");
        await story.HappenAsync("arrived", "nozone@example.com", phone: "+46701234567");
        await story.PassAsync(Duration.FromDays(2));

        // Kathmandu is 5:45 ahead; the number without a zone is Swedish, an hour ahead; New York is at 18:00 and may have it at once.
        Assert.Equal(
            [("+12125550123", Instant.FromUtc(2026, 3, 7, 23, 0)), ("+9779812345678", Instant.FromUtc(2026, 3, 8, 2, 15)), ("+46701234567", Instant.FromUtc(2026, 3, 8, 7, 0))],
            story.Provider.Accepted.Select(sent => (sent.To, sent.At)));
        Assert.Equal(3, (await story.StatesAsync())[MessageState.Sent]);
    }

    [DatabaseTheory]
    public async Task Texts_over_the_limits_of_the_hour_and_the_day_leave_later_and_none_is_lost(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync("""
            { "trigger": { "event": "arrived" }, "start": "text", "steps": [ { "id": "text", "kind": "send", "channel": "sms", "template": "@sms", "next": "end" } ] }
            """);
        await story.Get<IOrganizations>().ChangeAsync(
            story.Owner, new OrganizationChange { Limits = new Dictionary<Channel, SendingLimit?> { [Channel.Sms] = new(4, 10) } }, CancellationToken.None);
        var began = story.Clock.Now;
        for (var index = 0; index < 14; index++)
        {
            await story.HappenAsync("arrived", $"contact{index}@example.com", phone: $"+467012345{index:00}");
        }

        await story.PassAsync(Duration.FromDays(2));

        Assert.Equal(14, story.Provider.Accepted.Count);
        Assert.Equal(4, story.Provider.Accepted.Count(sent => sent.At < began + Duration.FromMinutes(59)));
        Assert.Equal(8, story.Provider.Accepted.Count(sent => sent.At < began + Duration.FromMinutes(119)));
        Assert.Equal(10, story.Provider.Accepted.Count(sent => sent.At < Instant.FromUtc(2026, 3, 3, 0, 0)));
    }
}
