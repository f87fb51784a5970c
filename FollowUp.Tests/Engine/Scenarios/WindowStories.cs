using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery.Gates.Windows;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Texts wait for the hours of every place where their contact may be.</summary>
public sealed class WindowStories
{
    private const string OneText = """
        { "trigger": { "event": "visit_booked" }, "start": "text", "steps": [ { "id": "text", "kind": "send", "channel": "@way", "template": "@way", "next": "end" } ] }
        """;

    [DatabaseTheory]
    public async Task A_text_to_a_Florida_number_waits_from_eight_in_the_evening_to_eight_in_the_morning(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(OneText.Replace("@way", "sms", StringComparison.Ordinal).Replace("\"template\": \"sms\"", "\"template\": \"@sms\"", StringComparison.Ordinal));
        story.Clock.AdvanceTo(Instant.FromUtc(2026, 11, 23, 1, 30));
        await story.HappenAsync("visit_booked", phone: "+13055550123");
        await story.RunAsync();

        Assert.Empty(story.Provider.Accepted);
        var verdict = await story.VerdictAsync();
        Assert.Equal(("send window", "defer", WindowRules.Load().Version, Instant.FromUtc(2026, 11, 23, 13, 0)), (verdict.Rule, verdict.Kind, verdict.RuleVersion, verdict.Until));
        Assert.Contains("Florida", verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("20:30 on Sunday in America/New_York", verdict.Input, StringComparison.Ordinal);

        await story.PassAsync(Duration.FromHours(12));

        Assert.Equal(Instant.FromUtc(2026, 11, 23, 13, 0), Assert.Single(story.Provider.Accepted).At);
    }

    [DatabaseTheory]
    public async Task Address_and_area_code_that_disagree_both_hold_it(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(OneText.Replace("@way", "sms", StringComparison.Ordinal).Replace("\"template\": \"sms\"", "\"template\": \"@sms\"", StringComparison.Ordinal));
        story.Clock.AdvanceTo(Instant.FromUtc(2026, 11, 22, 13, 30));
        await story.HappenAsync("visit_booked", phone: "+12125550123");
        await using (var context = story.Open())
        {
            await story.RunAsync();
            Assert.Single(story.Provider.Accepted);
            await context.Set<Contact>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Country, "US").SetProperty(row => row.State, "TX"));
        }

        await story.HappenAsync("visit_booked", phone: "+12125550123", subject: "another");
        await story.PassAsync(Duration.FromHours(8));

        Assert.Equal(Instant.FromUtc(2026, 11, 22, 19, 0), story.Provider.Accepted[^1].At);
        Assert.Contains("Texas", (await story.VerdictAsync()).Reason, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Mail_leaves_at_any_hour(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(OneText.Replace("@way", "email", StringComparison.Ordinal).Replace("\"template\": \"email\"", "\"template\": \"@email\"", StringComparison.Ordinal));
        story.Clock.AdvanceTo(Instant.FromUtc(2026, 11, 22, 8, 30));
        await story.HappenAsync("visit_booked", phone: "+12145550123");
        await story.RunAsync();

        Assert.Single(story.Provider.Accepted);
    }
}
