using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using NodaTime;

namespace FollowUp.Tests.Core.Segments;

/// <summary>What rules answer, written as the API writes them.</summary>
public sealed class RuleTests
{
    private static readonly RuleFacts Facts = RuleFacts.None with
    {
        Now = Instant.FromUtc(2026, 3, 4, 23, 30),
        Zone = DateTimeZoneProviders.Tzdb["Europe/Stockholm"],
        Fields = new Dictionary<string, string?> { ["email"] = "Noor@Example.com", ["firstname"] = "Noor" },
        Attributes = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase) { ["Plan"] = JsonElement.Parse("\"gold\""), ["visits"] = JsonElement.Parse("12") },
        Tags = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "VIP" },
        Event = JsonElement.Parse("""{ "amount": 99.5, "campaign": { "tags": [ "summer", "wool" ] }, "paid": true, "at": "2026-03-01" }"""),
        Happened = [new Happening("bought", Instant.FromUtc(2026, 3, 1, 0, 0))],
        Engagements = new Dictionary<string, Engagement>
        {
            ["mail1"] = new(Instant.FromUtc(2026, 3, 1, 0, 0), true, OpenedAt: Instant.FromUtc(2026, 3, 3, 0, 0)),
            ["text1"] = new(null, true, Failed: true),
        },
    };

    [Theory]
    [InlineData("""{ "field": "contact.email", "value": "noor@example.com" }""", true)]
    [InlineData("""{ "field": "contact.firstName", "op": "startsWith", "value": "no" }""", true)]
    [InlineData("""{ "field": "contact.lastName", "op": "exists" }""", false)]
    [InlineData("""{ "field": "contact.lastName", "op": "ne", "value": "Haddad" }""", true)]
    [InlineData("""{ "field": "contact.attributes.plan", "op": "in", "value": [ "silver", "gold" ] }""", true)]
    [InlineData("""{ "field": "contact.attributes.visits", "op": "gt", "value": 9 }""", true)]
    [InlineData("""{ "field": "contact.attributes.visits", "op": "gt", "value": "9" }""", true)]
    [InlineData("""{ "field": "contact.attributes.missing", "op": "gt", "value": 9 }""", false)]
    [InlineData("""{ "field": "contact.tags", "op": "contains", "value": "vip" }""", true)]
    [InlineData("""{ "field": "amount", "op": "lte", "value": 99.5 }""", true)]
    [InlineData("""{ "field": "event.amount", "op": "lt", "value": 99.5 }""", false)]
    [InlineData("""{ "field": "campaign.tags", "op": "contains", "value": "summer" }""", true)]
    [InlineData("""{ "field": "campaign.tags", "op": "notContains", "value": "winter" }""", true)]
    [InlineData("""{ "field": "campaign.tags.deeper", "op": "exists" }""", false)]
    [InlineData("""{ "field": "paid", "value": true }""", true)]
    [InlineData("""{ "field": "at", "op": "gte", "value": "2026-02-28" }""", true)]
    [InlineData("""{ "tag": "vip" }""", true)]
    [InlineData("""{ "event": "bought", "within": "P5D" }""", true)]
    [InlineData("""{ "event": "bought", "within": "P1D" }""", false)]
    [InlineData("""{ "event": "sold" }""", false)]
    [InlineData("""{ "engagement": "opened", "step": "mail1" }""", true)]
    [InlineData("""{ "engagement": "opened", "step": "mail1", "within": "P1D" }""", false)]
    [InlineData("""{ "engagement": "clicked" }""", false)]
    [InlineData("""{ "engagement": "failed", "step": "text1" }""", true)]
    [InlineData("""{ "not": { "engagement": "opened", "step": "mail9" } }""", true)]
    [InlineData("""{ "all": [ { "tag": "vip" }, { "any": [ { "tag": "x" }, { "field": "paid", "value": true } ] } ] }""", true)]
    [InlineData("""{ "days": [ 4 ] }""", true)] // Thursday in Stockholm, still Wednesday in London
    [InlineData("""{ "from": "2026-03-05", "to": "2026-03-05" }""", true)]
    [InlineData("""{ "from": "2026-03-06" }""", false)]
    public void A_rule_is_answered(string rule, bool holds) => Assert.Equal(holds, RuleEvaluator.Holds(Json.Read<Rule>(rule), Facts));

    [Theory]
    [InlineData("""{ }""", "rule")]
    [InlineData("""{ "tag": "a", "event": "b" }""", "rule")]
    [InlineData("""{ "all": [] }""", "rule")]
    [InlineData("""{ "field": "x", "op": "like", "value": 1 }""", "rule.op")]
    [InlineData("""{ "field": "x", "op": "gt" }""", "rule.value")]
    [InlineData("""{ "any": [ { "tag": "a" }, { "days": [ 8 ] } ] }""", "rule.any[1].days")]
    [InlineData("""{ "not": { "from": "soon" } }""", "rule.not.from")]
    [InlineData("""{ "engagement": "opened" }""", "rule.step")]
    [InlineData("""{ "event": "x", "within": "-P1D" }""", "rule.within")]
    public void A_wrong_rule_names_its_field(string rule, string field)
        => Assert.Equal(field, Assert.Single(RuleChecker.Check(Json.Read<Rule>(rule), "rule")).Field);

    [Fact]
    public void Rules_that_are_too_many_are_refused()
    {
        var rule = new Rule { Any = [.. Enumerable.Range(0, 200).Select(number => new Rule { Tag = $"{number}" })] };

        Assert.Contains("at most 100", Assert.Single(RuleChecker.Check(rule, "rule")).Message, StringComparison.Ordinal);
    }
}
