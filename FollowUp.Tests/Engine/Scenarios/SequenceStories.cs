using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What happens to contacts in sequences, told over weeks.</summary>
public sealed class SequenceStories
{
    internal const string ThreeTouches = """
        { "trigger": { "event": "job_completed" },
          "settings": { "exits": [ { "on": "clicked" }, { "on": "event", "event": "paid" } ] },
          "steps": [
            { "id": "wait1", "kind": "wait", "for": "P1D", "next": "mail1" },
            { "id": "mail1", "kind": "send", "channel": "email", "template": "@email", "next": "wait2" },
            { "id": "wait2", "kind": "wait", "for": "P3D", "next": "mail2" },
            { "id": "mail2", "kind": "send", "channel": "email", "template": "@email", "next": "wait3" },
            { "id": "wait3", "kind": "wait", "for": "P3D", "next": "mail3" },
            { "id": "mail3", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ],
          "start": "wait1" }
        """;

    [DatabaseTheory]
    public async Task A_completed_job_is_followed_up_with_three_touches(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(ThreeTouches);
        var completed = story.Clock.Now;
        await story.HappenAsync("job_completed");
        await story.HappenAsync("something_else");

        await story.PassAsync(Duration.FromDays(30));

        Assert.Equal([1, 4, 7], story.Provider.Accepted.Select(sent => (int)(sent.At - completed).TotalDays));
        var enrollment = Assert.Single(await story.EnrollmentsAsync(sequence));
        Assert.Equal((EnrollmentStatus.Completed, "completed"), (enrollment.Status, enrollment.StopReason));
        Assert.Equal(["wait1", "mail1", "wait2", "mail2", "wait3", "mail3"], await story.RanAsync(enrollment.Id));
    }

    [DatabaseTheory]
    public async Task A_click_stops_it(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(ThreeTouches);
        await story.HappenAsync("job_completed", properties: new { });
        await story.PassAsync(Duration.FromDays(2));
        await story.ClickAsync();
        await story.PassAsync(Duration.FromDays(30));

        Assert.Single(story.Provider.Accepted);
        Assert.Equal("clicked", Assert.Single(await story.EnrollmentsAsync(sequence)).StopReason);
    }

    [DatabaseTheory]
    public async Task An_event_that_the_flow_names_stops_it(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(ThreeTouches);
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(2));
        await story.HappenAsync("paid", "somebody.else@example.com");
        await story.HappenAsync("paid");
        await story.PassAsync(Duration.FromDays(30));

        Assert.Single(story.Provider.Accepted);
        Assert.Equal("paid", Assert.Single(await story.EnrollmentsAsync(sequence)).StopReason);
    }

    [DatabaseTheory]
    public async Task An_opt_out_stops_it(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(ThreeTouches);
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(2));
        await story.Get<IOptOuts>().OptOutAsync((await story.MessagesAsync())[0].Token, "one-click unsubscribe", null, CancellationToken.None);
        await story.PassAsync(Duration.FromDays(30));

        Assert.Single(story.Provider.All);
        Assert.Equal("opted_out", Assert.Single(await story.EnrollmentsAsync(sequence)).StopReason);
    }

    [DatabaseTheory]
    public async Task A_pause_holds_and_resuming_goes_on_where_it_stood(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(ThreeTouches);
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromHours(30));
        await story.Sequences.PauseAsync(story.Owner, sequence, PauseChoice.Hold, CancellationToken.None);
        await story.HappenAsync("job_completed", "late@example.com");
        await story.PassAsync(Duration.FromDays(20));
        Assert.Single(story.Provider.All);
        Assert.Equal(EnrollmentStatus.Held, Assert.Single(await story.EnrollmentsAsync(sequence)).Status);

        await story.Sequences.ResumeAsync(story.Owner, sequence, Duration.FromMinutes(10), CancellationToken.None);
        await story.PassAsync(Duration.FromDays(20));

        Assert.Equal(3, story.Provider.Accepted.Count);
        Assert.Equal(EnrollmentStatus.Completed, Assert.Single(await story.EnrollmentsAsync(sequence)).Status);
    }

    [DatabaseTheory]
    public async Task A_pause_that_stops_lets_everybody_go(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(ThreeTouches);
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(2));
        await story.Sequences.PauseAsync(story.Owner, sequence, PauseChoice.Stop, CancellationToken.None);
        await story.Sequences.ResumeAsync(story.Owner, sequence, Duration.Zero, CancellationToken.None);
        await story.PassAsync(Duration.FromDays(20));

        Assert.Single(story.Provider.All);
        Assert.Equal("sequence_paused", Assert.Single(await story.EnrollmentsAsync(sequence)).StopReason);
    }

    [DatabaseTheory]
    public async Task Who_waits_in_version_1_stays_there_when_version_2_is_published(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(ThreeTouches);
        for (var index = 0; index < 100; index++)
        {
            await story.HappenAsync("job_completed", $"contact{index}@example.com");
        }

        await story.RunAsync();
        var shorter = await story.FlowAsync("""
            { "trigger": { "event": "job_completed" }, "start": "mail1",
              "steps": [ { "id": "mail1", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
            """);
        await story.Sequences.UpdateAsync(story.Owner, sequence, null, null, null, shorter, CancellationToken.None);
        Assert.Equal(2, await story.Sequences.PublishAsync(story.Owner, sequence, CancellationToken.None));
        await story.HappenAsync("job_completed", "new@example.com");
        await story.RunAsync();
        Assert.Equal("new@example.com", Assert.Single(story.Provider.Accepted).To);
        var versions = await story.Sequences.VersionsAsync(story.Owner, sequence, CancellationToken.None);
        Assert.Equal([(2, 0, true), (1, 100, false)], versions.Select(version => (version.Number, version.Inside, version.Current)));

        await story.PassAsync(Duration.FromDays(30));
        Assert.Equal(301, story.Provider.Accepted.Count);
    }

    [DatabaseTheory]
    public async Task Those_inside_go_over_to_a_new_version_when_somebody_decides_so(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(ThreeTouches);
        await story.HappenAsync("job_completed", "early@example.com");
        await story.PassAsync(Duration.FromDays(2));
        await story.HappenAsync("job_completed", "late@example.com");
        await story.RunAsync();
        var next = await story.FlowAsync("""
            { "trigger": { "event": "job_completed" }, "start": "wait1", "steps": [
                { "id": "wait1", "kind": "wait", "for": "PT1H", "next": "mail1" },
                { "id": "mail1", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
            """);
        await story.Sequences.UpdateAsync(story.Owner, sequence, null, null, null, next, CancellationToken.None);
        await story.Sequences.PublishAsync(story.Owner, sequence, CancellationToken.None);
        var plan = new MigrationPlan(1, 2, new Dictionary<string, string>(), RecomputeWaits: true);

        var preview = await story.Sequences.PreviewMigrationAsync(story.Owner, sequence, plan, CancellationToken.None);
        Assert.Equal(
            [new MigrationStep("wait1", 1, "wait1", FlowChangeKind.Changed), new MigrationStep("wait2", 1, null, FlowChangeKind.Removed)], preview);
        await Assert.ThrowsAsync<InputException>(() => story.Sequences.MigrateAsync(
            story.Owner, sequence, plan with { Moves = new Dictionary<string, string> { ["wait2"] = "gone" } }, CancellationToken.None));
        Assert.Equal(1, await story.Sequences.MigrateAsync(story.Owner, sequence, plan, CancellationToken.None));
        await story.PassAsync(Duration.FromHours(2));

        // The one that waits in a step of version 1 alone goes on there.
        Assert.Equal(["early@example.com", "late@example.com"], story.Provider.Accepted.Select(sent => sent.To));
        await story.PassAsync(Duration.FromDays(30));
        Assert.Equal(4, story.Provider.Accepted.Count);
    }

    private const string WaitsForPayment = """
        { "trigger": { "event": "invoice_sent" }, "start": "paid",
          "steps": [
            { "id": "paid", "kind": "wait", "event": "paid", "timeout": "P7D", "filters": [ { "field": "amount", "op": "gte", "value": 100 } ], "next": "thanks", "else": "remind" },
            { "id": "thanks", "kind": "tag", "add": [ "paid" ], "next": "end" },
            { "id": "remind", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
        """;

    [DatabaseTheory]
    public async Task A_wait_for_an_event_ends_when_it_happens(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(WaitsForPayment);
        await story.HappenAsync("invoice_sent");
        await story.PassAsync(Duration.FromDays(2));
        await story.HappenAsync("paid", properties: new { amount = 20 });
        await story.PassAsync(Duration.FromDays(1));
        Assert.Equal("paid", Assert.Single(await story.EnrollmentsAsync(sequence)).Step);

        await story.HappenAsync("paid", properties: new { amount = 250 });
        await story.RunAsync();
        var enrollment = Assert.Single(await story.EnrollmentsAsync(sequence));
        Assert.Equal(["paid", "thanks"], await story.RanAsync(enrollment.Id));
        Assert.Equal("completed", enrollment.StopReason);
        await story.PassAsync(Duration.FromDays(20));
        Assert.Empty(story.Provider.All);
    }

    [DatabaseTheory]
    public async Task A_wait_for_an_event_times_out(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(WaitsForPayment);
        var sent = story.Clock.Now;
        await story.HappenAsync("invoice_sent");
        await story.PassAsync(Duration.FromDays(20));

        Assert.Equal(Duration.FromDays(7), Assert.Single(story.Provider.Accepted).At - sent);
        Assert.Equal(["paid", "remind"], await story.RanAsync(Assert.Single(await story.EnrollmentsAsync(sequence)).Id));
    }
}
