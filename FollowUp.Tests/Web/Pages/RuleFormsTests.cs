using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Web.Features.Segments.Building;

namespace FollowUp.Tests.Web.Pages;

public sealed class RuleFormsTests
{
    [Theory]
    [InlineData("""{"all":[{"tag":"vip"},{"not":{"tag":"quiet"}}]}""")]
    [InlineData("""{"any":[{"field":"contact.email","op":"endsWith","value":"@example.com"},{"field":"contact.phone","op":"notExists"}]}""")]
    [InlineData("""{"all":[{"field":"contact.attributes.orders","op":"gte","value":3.5},{"field":"contact.attributes.since","op":"lt","value":"2026-01-31"},{"field":"contact.attributes.newsletter","op":"eq","value":true}]}""")]
    [InlineData("""{"all":[{"field":"contact.attributes.city","op":"in","value":["Umeå","Kiruna"]}]}""")]
    [InlineData("""{"all":[{"event":"order_placed","within":"P30D"},{"not":{"event":"clicked"}},{"any":[{"tag":"a"},{"event":"opened","within":"PT12H"}]}]}""")]
    public void What_the_builder_shows_says_the_same_again(string json)
    {
        var group = RuleForms.Read(Json.Read<Rule>(json));

        Assert.NotNull(group);
        Assert.Equal(json, Json.Write(RuleForms.Write(group)));
    }

    [Fact]
    public void A_single_rule_is_shown_as_a_group_of_one()
        => Assert.Equal("""{"all":[{"tag":"vip"}]}""", Json.Write(RuleForms.Write(RuleForms.Read(Json.Read<Rule>("""{"tag":"vip"}"""))!)));

    [Theory]
    [InlineData("""{"all":[{"any":[{"all":[{"tag":"deep"}]}]}]}""")]
    [InlineData("""{"not":{"all":[{"tag":"vip"}]}}""")]
    [InlineData("""{"all":[{"days":[1,2]}]}""")]
    [InlineData("""{"all":[{"tag":"vip","note":"kept"}]}""")]
    [InlineData("""{"all":[{"field":"contact.attributes.city","op":"in","value":["Umeå, north","Kiruna"]}]}""")]
    [InlineData("""{"all":[{"field":"city","op":"eq","value":"Umeå"}]}""")]
    [InlineData("""{"all":[{"not":{"field":"contact.email","op":"exists"}}]}""")]
    public void What_it_would_lose_is_left_to_the_text(string json) => Assert.Null(RuleForms.Read(Json.Read<Rule>(json)));

    [Fact]
    public void A_number_that_is_none_names_its_field()
    {
        var group = new RuleGroup { Any = true };
        group.Items.Add(new RuleItem(new RuleLine { Asks = RuleAsks.Tag, Name = "vip" }));
        group.Items.Add(new RuleItem(new RuleLine { Asks = RuleAsks.Attribute, Name = "orders", Op = "gt", ValueKind = RuleValueKind.Number, Value = "many" }));

        Assert.Equal("rule.any[1].value", Assert.Throws<InputException>(() => RuleForms.Write(group)).Errors[0].Field);
    }

    [Theory]
    [InlineData("{", "rule", "look at line 1")]
    [InlineData("""{ "all": [ { "tag": 7 } ] }""", "rule.all[0].tag", "not of the kind")]
    public void Text_that_is_no_rule_says_where(string text, string field, string words)
    {
        var error = Assert.Throws<InputException>(() => RuleJson.Read(text)).Errors[0];

        Assert.Equal(field, error.Field);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_something_else_forgets_the_old_answer()
    {
        var line = new RuleLine { Asks = RuleAsks.Attribute, Name = "city", Op = "in", ValueKind = RuleValueKind.List, Value = "a, b" };

        line.Ask(RuleAsks.Field);

        Assert.Equal(("email", "eq", RuleValueKind.Text, ""), (line.Name, line.Op, line.ValueKind, line.Value));
        Assert.Equal(JsonValueKind.Undefined, RuleForms.Write(Of(line)).All![0].Value?.ValueKind ?? JsonValueKind.Undefined);
    }

    private static RuleGroup Of(RuleLine line)
    {
        var group = new RuleGroup();
        group.Items.Add(new RuleItem(line));
        return group;
    }
}
