using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Features;
using FollowUp.Web.Features.Sequences;

namespace FollowUp.Tests.Web.Pages;

/// <summary>Steps, rules and settings in words.</summary>
public sealed class SequenceWordsTests
{
    private static readonly FlowNames Names = new(
        [SequenceSamples.Flow],
        new Dictionary<Guid, string> { [SequenceSamples.Mail] = "Still thinking?", [SequenceSamples.Text] = "Thanks for the scan" },
        new Dictionary<Guid, string> { [SequenceSamples.Id] = "Win-back" });

    [Theory]
    [InlineData("""{ "kind": "send", "channel": "email", "template": "01950000-0000-7000-8000-000000000103" }""", "Email: Still thinking?")]
    [InlineData("""{ "kind": "send", "channel": "sms" }""", "SMS: no template yet")]
    [InlineData("""{ "kind": "send", "channel": "sms", "template": "01950000-0000-7000-8000-0000000009ff" }""", "SMS: unknown template")]
    [InlineData("""{ "kind": "wait", "for": "P3D" }""", "Wait 3 days")]
    [InlineData("""{ "kind": "wait", "for": "PT36H" }""", "Wait 1 day 12 hours")]
    [InlineData("""{ "kind": "wait", "for": "PT0S" }""", "Go on at once")]
    [InlineData("""{ "kind": "wait" }""", "Wait, nobody said how long")]
    [InlineData("""{ "kind": "wait", "until": "09:00" }""", "Wait until 09:00")]
    [InlineData("""{ "kind": "wait", "until": "2026-12-24T09:00" }""", "Wait until 24 Dec 2026 09:00")]
    [InlineData("""{ "kind": "wait", "event": "order_placed", "timeout": "P2D" }""", "Wait for “Order placed”, at most 2 days")]
    [InlineData("""{ "kind": "condition", "branches": [ { "when": { "tag": "vip" } } ] }""", "If tagged “vip”")]
    [InlineData("""{ "kind": "condition", "branches": [ { "when": { "tag": "vip" } }, { "when": { "tag": "new" } } ] }""", "Choose one of 3 ways")]
    [InlineData("""{ "kind": "condition" }""", "Choose one of 1 way")]
    [InlineData("""{ "kind": "split", "branches": [ { "weight": 70 }, { "weight": 30 } ] }""", "Split 70/30")]
    [InlineData("""{ "kind": "tag", "add": ["vip_club"] }""", "Add tag vip_club")]
    [InlineData("""{ "kind": "tag", "add": ["a", "b"], "remove": ["c"] }""", "Add tags a, b, remove tag c")]
    [InlineData("""{ "kind": "tag" }""", "Change no tags")]
    [InlineData("""{ "kind": "attribute", "attribute": "plan", "value": "pro" }""", "Set plan to “pro”")]
    [InlineData("""{ "kind": "attribute", "attribute": "plan" }""", "Clear plan")]
    [InlineData("""{ "kind": "webhook", "url": "https://crm.example.com/in" }""", "Call crm.example.com")]
    [InlineData("""{ "kind": "webhook", "url": "nowhere" }""", "Call a program")]
    [InlineData("""{ "kind": "notify", "text": "Look" }""", "Tell owners and admins by email")]
    [InlineData("""{ "kind": "enroll", "sequence": "01950000-0000-7000-8000-000000000101" }""", "Enroll in “Win-back”")]
    [InlineData("""{ "kind": "enroll", "sequence": "01950000-0000-7000-8000-0000000009ff" }""", "Enroll in another sequence")]
    [InlineData("""{ "kind": "giftCard" }""", "Give a gift card")]
    [InlineData("""{ "kind": "end" }""", "End")]
    [InlineData("""{ "kind": "end", "reason": "not_sent" }""", "End: Not sent")]
    [InlineData("""{ "kind": "wait", "for": "P3D", "name": "Breathe" }""", "Breathe")]
    public void A_step_says_what_it_does(string json, string words) => Assert.Equal(words, StepWords.Title(Step(json), Names));

    [Fact]
    public void A_step_with_a_name_says_below_it_what_it_does()
    {
        Assert.Equal("Wait 3 days", StepWords.Detail(Step("""{ "kind": "wait", "for": "P3D", "name": "Breathe" }"""), Names));
        Assert.Null(StepWords.Detail(Step("""{ "kind": "wait", "for": "P3D" }"""), Names));
    }

    [Fact]
    public void A_condition_that_names_itself_is_said_all_the_same()
    {
        var flow = new Flow([new ConditionStep("me", [new ConditionBranch(new Rule { Engagement = "opened", Step = "me" }, "end")])], "me");

        Assert.Equal("If opened “me”", new FlowNames([flow]).Step("me"));
    }

    [Theory]
    [InlineData("""{ "engagement": "opened", "step": "mail1" }""", "opened “Email: Still thinking?”")]
    [InlineData("""{ "engagement": "clicked", "within": "P2D" }""", "clicked in any message within 2 days")]
    [InlineData("""{ "engagement": "failed", "step": "mail1" }""", "“Email: Still thinking?” could not be sent")]
    [InlineData("""{ "field": "contact.attributes.plan", "value": "pro" }""", "contact’s plan is “pro”")]
    [InlineData("""{ "field": "event.order_total", "op": "gte", "value": 50 }""", "event’s order total is at least 50")]
    [InlineData("""{ "field": "contact.tags", "op": "in", "value": ["a", "b"] }""", "contact’s tags is one of “a”, “b”")]
    [InlineData("""{ "field": "contact.phone", "op": "notExists" }""", "contact’s phone is not known")]
    [InlineData("""{ "field": "vip", "value": true }""", "vip is yes")]
    [InlineData("""{ "not": { "tag": "vip" } }""", "not tagged “vip”")]
    [InlineData("""{ "not": { "any": [ { "tag": "a" }, { "tag": "b" } ] } }""", "not (tagged “a” or tagged “b”)")]
    [InlineData("""{ "all": [ { "tag": "a" }, { "any": [ { "tag": "b" }, { "tag": "c" } ] } ] }""", "tagged “a” and (tagged “b” or tagged “c”)")]
    [InlineData("""{ "segment": "01950000-0000-7000-8000-000000000101" }""", "in an unknown segment")]
    [InlineData("""{ "event": "order_placed" }""", "“Order placed” happened since entering")]
    [InlineData("""{ "event": "order_placed", "within": "P7D" }""", "“Order placed” happened in the last 7 days")]
    [InlineData("""{ "days": [1, 2, 3, 6] }""", "the day is Mon–Wed, Sat")]
    [InlineData("""{ "from": "2026-12-01", "to": "2026-12-24" }""", "the date is 1 Dec 2026 to 24 Dec 2026")]
    [InlineData("""{ "to": "2026-12-24" }""", "the date is 24 Dec 2026 or before")]
    [InlineData("""{ "all": [] }""", "nothing is asked yet")]
    [InlineData("{}", "nothing is asked yet")]
    public void A_rule_reads_after_if(string json, string words) => Assert.Equal(words, RuleWords.Say(Json.Read<Rule>(json), Names));

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, "Mon–Fri")]
    [InlineData(new[] { 6, 7 }, "Sat, Sun")]
    [InlineData(new[] { 7, 1, 3, 1 }, "Mon, Wed, Sun")]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7 }, "Every day")]
    [InlineData(new[] { 9 }, "No day")]
    public void Days_are_told_in_runs(int[] days, string words) => Assert.Equal(words, DayWords.Of(days));

    [Theory]
    [InlineData("P7D", "7 days")]
    [InlineData("PT90M", "1 hour 30 minutes")]
    [InlineData("PT0S", "at once")]
    public void Lengths_of_time_are_told_by_their_two_largest_units(string length, string words) => Assert.Equal(words, Durations.Words(IsoDuration.Read(length)));

    [Theory]
    [InlineData("null", "By hand or by a program")]
    [InlineData("""{ "event": "order.delivered" }""", "Order delivered")]
    [InlineData("""{ "segment": "01950000-0000-7000-8000-000000000101" }""", "Entering a segment")]
    [InlineData("""{ "segment": "01950000-0000-7000-8000-000000000101", "schedule": { "cron": "0 0 9 ? * MON" } }""", "On a schedule, for a segment")]
    [InlineData("""{ "segment": "01950000-0000-7000-8000-000000000101", "schedule": { "at": "2026-12-01T09:00" } }""", "Once, 2026-12-01 09:00, for a segment")]
    [InlineData("{}", "Nothing yet")]
    public void A_trigger_says_who_enters(string json, string words) => Assert.Equal(words, FlowWords.Trigger(JsonSerializer.Deserialize<FlowTrigger?>(json, Json.Options)));

    [Fact]
    public void Settings_left_out_are_told_as_what_they_mean()
        => Assert.Equal(
            ["For: Not declared", "Zone: The contact’s own", "Sends: At any hour", "Days: Every day", "Re-entry: Once a subject", "Leaves when: Never early"],
            FlowWords.Settings(null).Select(setting => $"{setting.Name}: {setting.Value}"));

    [Theory]
    [InlineData("template", "is missing", "The template is missing.")]
    [InlineData("branches[1].next", "leads nowhere; connect it to a step or to 'end'", "Way 2 leads nowhere; connect it to a step or to 'end'.")]
    [InlineData("branches[0].when.value", "is missing", "The value of way 1 is missing.")]
    [InlineData("channel", "sends by email within an hour of step 'a'", "It sends by email within an hour of step 'a'.")]
    [InlineData("branches", "asks what became of step 'a' right after it was planned", "It asks what became of step 'a' right after it was planned.")]
    [InlineData("settings.maxLoops", "must be between 0 and 100", "Max loops must be between 0 and 100.")]
    [InlineData("settings.exits[2].on", "must be one of opened", "On of exit 3 must be one of opened.")]
    public void A_finding_is_a_sentence(string field, string message, string words) => Assert.Equal(words, FindingWords.Sentence(new FlowFinding(null, field, message)));

    private static Step Step(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Deserialize<Step>(Json.Options)! with { Id = "it" };
    }
}
