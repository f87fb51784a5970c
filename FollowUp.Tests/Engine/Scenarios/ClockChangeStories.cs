using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Nights in which clocks change: in New York on 8 March and 1 November 2026.</summary>
public sealed class ClockChangeStories
{
    private const string NewYork = "America/New_York";

    private const string Texts = """
        { "trigger": { "event": "arrived" }, "settings": { "window": { "from": "09:00", "to": "20:00" } }, "start": "text",
          "steps": [ { "id": "text", "kind": "send", "channel": "sms", "template": "@sms", "next": "day" }, { "id": "day", "kind": "wait", "for": "P1D", "next": "again" },
                     { "id": "again", "kind": "send", "channel": "sms", "template": "@sms", "next": "end" } ] }
        """;

    [DatabaseTheory]
    public async Task In_march_a_time_that_does_not_exist_moves_forward_and_the_morning_comes_an_hour_sooner(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(Mails("02:30"));
        await story.PublishAsync(Texts, "Texts");
        story.Clock.AdvanceTo(Instant.FromUtc(2026, 3, 7, 12, 0));
        await story.HappenAsync("bought", zone: NewYork);
        await story.PassAsync(Duration.FromHours(15));

        // 22:00 in New York.
        await story.HappenAsync("arrived", "late@example.com", phone: "+12125550123", zone: NewYork);
        await story.PassAsync(Duration.FromDays(3));

        // 02:30 is 03:30 summer time; 09:00 is 13:00 UTC from then on, and 14:00 the day before.
        Assert.Equal([Instant.FromUtc(2026, 3, 8, 7, 30), Instant.FromUtc(2026, 3, 8, 13, 0)], Sent(story, "noor@example.com"));

        // A day is 24 hours from 22:00 winter time, which is 23:00 in summer time: held until the morning again.
        Assert.Equal([Instant.FromUtc(2026, 3, 8, 13, 0), Instant.FromUtc(2026, 3, 9, 13, 0)], Sent(story, "+12125550123"));
    }

    [DatabaseTheory]
    public async Task In_november_a_time_that_comes_twice_is_the_earlier_and_the_morning_comes_an_hour_later(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(Mails("01:30"));
        await story.PublishAsync(Texts, "Texts");
        story.Clock.AdvanceTo(Instant.FromUtc(2026, 10, 31, 12, 0));
        await story.HappenAsync("bought", zone: NewYork);
        await story.PassAsync(Duration.FromHours(15));
        await story.HappenAsync("arrived", "late@example.com", phone: "+12125550123", zone: NewYork);
        await story.PassAsync(Duration.FromDays(3));

        Assert.Equal([Instant.FromUtc(2026, 11, 1, 5, 30), Instant.FromUtc(2026, 11, 1, 14, 0)], Sent(story, "noor@example.com"));
        Assert.Equal([Instant.FromUtc(2026, 11, 1, 14, 0), Instant.FromUtc(2026, 11, 2, 14, 0)], Sent(story, "+12125550123"));
    }

    [DatabaseTheory]
    public async Task Who_has_no_zone_lives_by_the_clocks_of_organization_and_number_also_when_they_change(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.Get<IOrganizations>().ChangeAsync(story.Owner, new OrganizationChange { TimeZone = "Europe/Stockholm" }, CancellationToken.None);
        await story.PublishAsync(Mails("02:30"));
        await story.PublishAsync(Texts, "Texts");
        story.Clock.AdvanceTo(Instant.FromUtc(2026, 3, 28, 12, 0));
        await story.HappenAsync("bought");
        await story.PassAsync(Duration.FromHours(10));
        await story.HappenAsync("arrived", "late@example.com", phone: "+46701234567");
        await story.PassAsync(Duration.FromDays(2));

        // Stockholm's clocks go from 02:00 to 03:00 on 29 March; the mails follow the organization, the texts the number.
        Assert.Equal([Instant.FromUtc(2026, 3, 29, 1, 30), Instant.FromUtc(2026, 3, 29, 7, 0)], Sent(story, "noor@example.com"));
        Assert.Equal([Instant.FromUtc(2026, 3, 29, 7, 0), Instant.FromUtc(2026, 3, 30, 7, 0)], Sent(story, "+46701234567"));
    }

    private static string Mails(string night) => $$"""
        { "trigger": { "event": "bought" }, "start": "night",
          "steps": [ { "id": "night", "kind": "wait", "until": "{{night}}", "next": "mail1" }, { "id": "mail1", "kind": "send", "channel": "email", "template": "@email", "next": "morning" },
                     { "id": "morning", "kind": "wait", "until": "09:00", "next": "mail2" }, { "id": "mail2", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
        """;

    private static IEnumerable<Instant> Sent(Story story, string to) => story.Provider.Accepted.Where(sent => sent.To == to).Select(sent => sent.At);
}
