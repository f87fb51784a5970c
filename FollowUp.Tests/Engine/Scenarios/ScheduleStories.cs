using System.Text.Json;
using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Sequences that contacts of a segment enter at set times, and by hand.</summary>
public sealed class ScheduleStories
{
    [DatabaseTheory]
    public async Task Every_monday_morning_the_contacts_of_a_segment_enter_once(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var segment = await story.Get<ISegments>().CreateAsync(
            story.Owner, "Buyers", new Rule { All = [new Rule { Event = "bought", Within = TimeSpan.FromDays(30) }, new Rule { Not = new Rule { Field = "contact.email", Op = "startsWith", Value = JsonSerializer.SerializeToElement("other") } }] },
            CancellationToken.None);
        foreach (var name in new[] { "one", "two", "other" })
        {
            await story.HappenAsync("bought", $"{name}@example.com");
        }

        await story.HappenAsync("looked", "three@example.com");
        await story.RunAsync();
        Assert.Equal(2, await story.Get<ISegments>().CountAsync(story.Owner, segment, CancellationToken.None));
        var sequence = await story.PublishAsync($$"""
            { "trigger": { "segment": "{{segment}}", "schedule": { "cron": "0 0 9 ? * MON", "timezone": "Europe/Stockholm" } }, "start": "mail",
              "steps": [ { "id": "mail", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
            """);

        // It is Monday, 2 March, 09:00 UTC; Stockholm's summer time begins on 29 March.
        await story.PassAsync(Duration.FromDays(8));
        Assert.Equal(["one@example.com", "two@example.com"], story.Provider.Accepted.Select(sent => sent.To).Order(StringComparer.Ordinal));
        Assert.All(story.Provider.Accepted, sent => Assert.Equal(Instant.FromUtc(2026, 3, 9, 8, 0), sent.At));
        await story.PassAsync(Duration.FromDays(21));
        Assert.Equal(Instant.FromUtc(2026, 3, 30, 7, 0), story.Provider.Accepted.Max(sent => sent.At));
        Assert.Equal(story.Provider.Accepted.Count, (await story.EnrollmentsAsync(sequence)).Count);
    }

    [DatabaseTheory]
    public async Task A_contact_is_put_in_skips_a_wait_and_is_taken_out(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.HappenAsync("seen");
        await story.RunAsync();
        var sequence = await story.PublishAsync(SequenceStories.ThreeTouches);
        Guid contact;
        await using (var context = story.Open())
        {
            contact = context.Set<FollowUp.Core.Contacts.Contact>().Single().Id;
        }

        var enrollments = story.Get<IEnrollments>();
        await enrollments.EnrollAsync(story.Owner, sequence, [contact], "job:7", null, CancellationToken.None);
        await story.RunAsync();
        var enrollment = Assert.Single(await story.EnrollmentsAsync(sequence));
        await enrollments.SkipWaitAsync(story.Owner, enrollment.Id, CancellationToken.None);
        await story.RunAsync();
        Assert.Single(story.Provider.Accepted);

        await enrollments.CancelAsync(story.Owner, enrollment.Id, CancellationToken.None);
        await story.PassAsync(Duration.FromDays(30));
        Assert.Single(story.Provider.Accepted);
        var detail = await enrollments.GetAsync(story.Owner, enrollment.Id, CancellationToken.None);
        Assert.Equal(["entered", "step", "step", "message", "ended"], detail.History.Select(moment => moment.Kind));
        await Assert.ThrowsAsync<ConflictException>(() => enrollments.CancelAsync(story.Owner, enrollment.Id, CancellationToken.None));
        var counts = await enrollments.CountsAsync(story.Owner, sequence, null, CancellationToken.None);
        Assert.Equal(new StepCounts("mail1", 0, 1, 1, 0, 0, 0), Assert.Single(counts, count => count.Step == "mail1"));
    }
}
