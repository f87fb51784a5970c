using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Sequences that contacts enter by coming into a segment.</summary>
public sealed class SegmentStories
{
    private static readonly Rule Gold = new() { Tag = "gold" };

    [DatabaseTheory]
    public async Task Who_comes_into_a_segment_enters_once_and_again_after_having_left(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await TagAsync(story, "old", add: "gold");
        var (segment, sequence) = await WaitForAsync(story, Gold);
        await story.HappenAsync("looked", "old@example.com");
        await story.HappenAsync("looked", "plain@example.com");
        await story.RunAsync();
        Assert.Empty(await story.EnrollmentsAsync(sequence));

        await TagAsync(story, "noor", add: "gold");
        await story.HappenAsync("looked", "noor@example.com");
        await story.RunAsync();
        var first = Assert.Single(await story.EnrollmentsAsync(sequence));
        Assert.StartsWith($"segment:{segment:D}:", first.Subject, StringComparison.Ordinal);

        await TagAsync(story, "noor", remove: "gold");
        Assert.Equal(["old@example.com"], await MembersAsync(story, segment));
        await TagAsync(story, "noor", add: "gold");
        var both = await story.EnrollmentsAsync(sequence);
        Assert.Equal(2, both.Count);
        Assert.NotEqual(both[0].Subject, both[1].Subject);
        Assert.Equal(both[0].ContactId, both[1].ContactId);
        Assert.Equal(["noor@example.com", "old@example.com"], await MembersAsync(story, segment));
    }

    [DatabaseTheory]
    public async Task A_cooldown_holds_over_entries(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var (_, sequence) = await WaitForAsync(story, Gold, settings: """ "settings": { "reentry": { "max": 1, "cooldownDays": 10 } }, """);
        foreach (var day in Enumerable.Range(0, 3))
        {
            await TagAsync(story, "noor", add: "gold");
            await TagAsync(story, "noor", remove: "gold");
            Assert.Equal(day < 2 ? 1 : 2, (await story.EnrollmentsAsync(sequence)).Count);
            await story.PassAsync(Duration.FromDays(6));
        }
    }

    [DatabaseTheory]
    public async Task Those_inside_already_enter_when_the_sequence_says_so(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await TagAsync(story, "one", add: "gold");
        await TagAsync(story, "two", add: "gold");
        var (_, sequence) = await WaitForAsync(story, Gold, """, "includeExisting": true""");
        Assert.Equal(2, (await story.EnrollmentsAsync(sequence)).Count);

        await story.Sequences.PublishAsync(story.Owner, sequence, CancellationToken.None);
        await story.HappenAsync("looked", "one@example.com");
        await story.RunAsync();
        Assert.Equal(2, (await story.EnrollmentsAsync(sequence)).Count);
    }

    [DatabaseTheory]
    public async Task Who_has_not_opened_a_mail_for_four_days_enters_though_nothing_happens(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.HappenAsync("opened", "one@example.com");
        await story.PassAsync(Duration.FromDays(2));
        await story.HappenAsync("opened", "two@example.com");
        await story.RunAsync();
        var (_, sequence) = await WaitForAsync(story, new Rule { Not = new Rule { Event = "opened", Within = TimeSpan.FromDays(4) } });
        await story.PassAsync(Duration.FromHours(47));
        Assert.Empty(await story.EnrollmentsAsync(sequence));

        await story.PassAsync(Duration.FromHours(3));
        Assert.Equal("one@example.com", Assert.Single(story.Provider.Accepted).To);
        var entered = Assert.Single(await story.EnrollmentsAsync(sequence)).EnteredAt;
        Assert.InRange(entered - (Instant.FromUtc(2026, 3, 2, 9, 0) + Duration.FromDays(4)), Duration.Zero, Duration.FromHours(1));

        // The mail is opened, so that the contact leaves, and comes in again four days later.
        await story.OpenMailAsync();
        await story.PassAsync(Duration.FromDays(5));
        Assert.Equal(["one@example.com", "one@example.com", "two@example.com"], story.Provider.Accepted.Select(sent => sent.To).Order(StringComparer.Ordinal));
    }

    [DatabaseTheory]
    public async Task A_pause_a_new_rule_and_the_archive_let_nobody_in(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var (segment, sequence) = await WaitForAsync(story, Gold);
        await TagAsync(story, "one", add: "gold");
        await story.Sequences.PauseAsync(story.Owner, sequence, PauseChoice.Hold, CancellationToken.None);
        await TagAsync(story, "two", add: "gold");
        await story.Sequences.ResumeAsync(story.Owner, sequence, Duration.Zero, CancellationToken.None);
        await story.RunAsync();
        await TagAsync(story, "three", add: "gold");
        Assert.Equal(2, (await story.EnrollmentsAsync(sequence)).Count);

        await TagAsync(story, "four", add: "silver");
        await story.Get<ISegments>().UpdateAsync(story.Owner, segment, null, new Rule { Any = [Gold, new Rule { Tag = "silver" }] }, CancellationToken.None);
        await story.RunAsync();
        Assert.Equal(2, (await story.EnrollmentsAsync(sequence)).Count);
        await TagAsync(story, "five", add: "silver");
        Assert.Equal(3, (await story.EnrollmentsAsync(sequence)).Count);

        await story.Sequences.ArchiveAsync(story.Owner, sequence, CancellationToken.None);
        await TagAsync(story, "six", add: "silver");
        Assert.Equal(3, (await story.EnrollmentsAsync(sequence)).Count);
        Assert.Empty(await MembersAsync(story, segment));
        await using var context = story.Open();
        Assert.False(await context.Set<SegmentCheck>().AnyAsync());
        Assert.False(await context.Set<SegmentWatch>().AnyAsync());
    }

    [DatabaseTheory]
    public async Task A_tag_that_another_sequence_sets_leads_into_this_one(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var (_, sequence) = await WaitForAsync(story, Gold);
        await story.PublishAsync("""
            { "trigger": { "event": "bought" }, "start": "tag", "steps": [ { "id": "tag", "kind": "tag", "add": [ "gold" ], "next": "end" } ] }
            """, "Tagging");
        await story.HappenAsync("bought");
        await story.RunAsync();
        Assert.Single(await story.EnrollmentsAsync(sequence));
    }

    [DatabaseTheory]
    public async Task Two_thousand_contacts_are_counted_in_pages_and_two_nodes_enroll_each_once(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var now = story.Clock.Now;
        await using (var context = story.Open())
        {
            context.AddRange(Enumerable.Range(0, 2000).Select(index => new Contact
            {
                Id = story.Get<IIdSource>().NewId(), OrganizationId = story.Owner.OrganizationId, Email = $"c{index}@example.com", FirstName = index < 1200 ? "Ann" : "Bo", CreatedAt = now, UpdatedAt = now,
            }));
            await context.SaveChangesAsync();
        }

        await using var other = story.SecondNode();
        var segment = await story.Get<ISegments>().CreateAsync(
            story.Owner, "Anns", new Rule { Field = "contact.firstName", Value = JsonSerializer.SerializeToElement("Ann") }, CancellationToken.None);
        var sequence = await story.PublishAsync(Definition(segment, """, "includeExisting": true""", ""));
        await Task.WhenAll(Drain(story.Get<FollowUp.Infrastructure.Scheduling.SegmentScan>()), Drain((FollowUp.Infrastructure.Scheduling.SegmentScan)other.GetService(typeof(FollowUp.Infrastructure.Scheduling.SegmentScan))!));
        await story.RunAsync();
        var enrollments = await story.EnrollmentsAsync(sequence);
        Assert.Equal(1200, enrollments.Count);
        Assert.Equal(1200, enrollments.Select(row => row.ContactId).Distinct().Count());

        static async Task Drain(FollowUp.Infrastructure.Scheduling.SegmentScan scan)
        {
            while (await scan.RunOnceAsync(CancellationToken.None) > 0)
            {
            }
        }
    }

    private static async Task<(Guid Segment, Guid Sequence)> WaitForAsync(Story story, Rule rule, string more = "", string settings = "")
    {
        var segment = await story.Get<ISegments>().CreateAsync(story.Owner, "Waited for", rule, CancellationToken.None);
        var sequence = await story.PublishAsync(Definition(segment, more, settings));
        await story.RunAsync();
        return (segment, sequence);
    }

    private static string Definition(Guid segment, string more, string settings) => $$"""
        { "trigger": { "segment": "{{segment}}"{{more}} }, {{settings}} "start": "mail",
          "steps": [ { "id": "mail", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
        """;

    /// <summary>By a sequence of its own, as tags are taken away by steps alone.</summary>
    private static async Task TagAsync(Story story, string name, string? add = null, string? remove = null)
    {
        var word = add ?? remove!;
        var type = add is null ? $"untag.{word}" : $"tag.{word}";
        if ((await story.Sequences.ListAsync(story.Owner, null, type, new PageQuery(), CancellationToken.None)).Items.All(row => row.Name != type))
        {
            await story.PublishAsync($$"""
                { "trigger": { "event": "{{type}}" }, "settings": { "reentry": { "max": 0 } }, "start": "tag",
                  "steps": [ { "id": "tag", "kind": "tag", "{{(add is null ? "remove" : "add")}}": [ "{{word}}" ], "next": "end" } ] }
                """, type);
        }

        await story.HappenAsync(type, $"{name}@example.com");
        await story.RunAsync();
    }

    private static async Task<List<string>> MembersAsync(Story story, Guid segment)
    {
        await using var context = story.Open();
        return await context.Set<SegmentMember>().Where(row => row.SegmentId == segment).Join(context.Set<Contact>(), row => row.ContactId, contact => contact.Id, (_, contact) => contact.Email!)
            .OrderBy(email => email).ToListAsync();
    }
}
