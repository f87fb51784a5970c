using Bunit;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Tests.Web.Components;

public sealed class PartTests : BunitContext
{
    public PartTests() => Services.AddSingleton<IIdSource, SystemIdSource>();

    [Fact]
    public void A_field_ties_label_hint_and_input_together()
    {
        var field = Field(hint: "As on the invoice");

        string id = field.Find("label").GetAttribute("for")!;
        Assert.Equal(id, field.Find("input").Id);
        Assert.Equal("As on the invoice", field.Find($"#{field.Find("input").GetAttribute("aria-describedby")}").TextContent);
        Assert.False(field.Find("input").HasAttribute("aria-invalid"));
    }

    [Fact]
    public void An_error_stands_in_place_of_the_hint_and_is_tied_to_the_input()
    {
        var field = Field(hint: "As on the invoice", error: "Give it a name.");

        Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
        Assert.Equal("Give it a name.", field.Find($"#{field.Find("input").GetAttribute("aria-describedby")}").TextContent);
        Assert.Empty(field.FindAll(".hint"));
    }

    [Fact]
    public void Two_fields_never_share_an_id()
        => Assert.NotEqual(Field().Find("input").Id, Field().Find("input").Id);

    [Theory]
    [InlineData(12.4, false, "good", "arrow_upward")]
    [InlineData(-1.1, false, "bad", "arrow_downward")]
    [InlineData(18.2, true, "bad", "arrow_upward")]
    [InlineData(-3.0, true, "good", "arrow_downward")]
    public void A_figure_is_coloured_by_good_and_bad_and_not_by_up_and_down(double change, bool lessIsBetter, string css, string arrow)
    {
        var delta = Render<Kpi>(p => p
            .Add(k => k.Label, "Failed").Add(k => k.Value, "214")
            .Add(k => k.Change, (decimal)change).Add(k => k.ChangeText, "18.2%").Add(k => k.LessIsBetter, lessIsBetter)).Find(".kpi-delta b");

        Assert.Equal(css, delta.ClassName);
        Assert.Equal(arrow, delta.QuerySelector(".icon")!.TextContent);
    }

    [Fact]
    public void A_figure_without_a_past_has_no_arrow_and_no_line()
    {
        var kpi = Render<Kpi>(p => p.Add(k => k.Label, "Sent").Add(k => k.Value, "0").Add(k => k.Href, "/requests").Add(k => k.Points, [3]));

        Assert.Empty(kpi.FindAll("b"));
        Assert.Empty(kpi.FindAll("svg"));
        Assert.Equal("/requests", kpi.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void A_line_spans_its_box_with_the_largest_value_on_top()
    {
        Assert.Equal("M0 20L32 0L64 10", SparklinePath.Of([0, 4, 2], 64, 20));
        Assert.Equal("M0 10L64 10", SparklinePath.Of([5, 5], 64, 20));
    }

    [Theory]
    [InlineData(3, 6, "50")]
    [InlineData(0, 0, "0")]
    [InlineData(9, 6, "100")]
    public void Progress_stays_within_its_bar(int done, int total, string percent)
        => Assert.Equal($"width:{percent}%", Render<ProgressBar>(p => p.Add(b => b.Done, done).Add(b => b.Total, total).Add(b => b.Label, "Set up")).Find("i").GetAttribute("style"));

    [Fact]
    public void The_rule_that_stopped_a_message_is_marked_and_said()
    {
        var record = Render<DecisionRecord>(p => p.Add(r => r.Decisions,
            [new("Consent", DecisionOutcome.Passed), new("Send window", DecisionOutcome.Waits), new("Suppression", DecisionOutcome.Stopped, "On the list since 3 May")]));

        Assert.Equal(["check-pass", "check-wait", "check-fail"], record.FindAll("li").Select(item => item.ClassName));
        Assert.Equal("Suppression: stopped it", record.Find(".check-fail b").TextContent);
        Assert.Equal("On the list since 3 May", record.Find(".check-fail > span:last-child").TextContent);
    }

    [Fact]
    public void An_error_without_a_way_to_try_again_has_no_button()
    {
        bool tried = false;
        Assert.Empty(Render<ErrorState>(p => p.Add(e => e.Title, "We couldn't load requests")).FindAll("button"));

        Render<ErrorState>(p => p.Add(e => e.Title, "We couldn't load requests").Add(e => e.OnRetry, () => tried = true)).Find("button").Click();
        Assert.True(tried);
    }

    [Fact]
    public void A_fact_without_a_value_is_not_drawn()
    {
        var facts = Render<FactList>(p => p.AddChildContent<Fact>(f => f.Add(x => x.Name, "Cost")).AddChildContent<Fact>(f => f.Add(x => x.Name, "Provider").Add(x => x.Value, "SMTP")));

        facts.MarkupMatches("""<dl class="facts"><dt>Provider</dt><dd>SMTP</dd></dl>""");
    }

    [Fact]
    public void Text_to_copy_carries_a_named_button()
    {
        var copy = Render<CopyText>(p => p.Add(c => c.Text, "rq_8f31b2").Add(c => c.Label, "request ID"));

        Assert.Equal("rq_8f31b2", copy.Find("button").GetAttribute("data-copy"));
        Assert.Equal("Copy request ID", copy.Find("button").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_card_is_named_by_its_title()
    {
        var card = Render<Card>(p => p.Add(c => c.Title, "Needs attention").Add(c => c.Count, 1204).AddChildContent("x"));

        Assert.Equal(card.Find("h2").Id, card.Find("section").GetAttribute("aria-labelledby"));
        Assert.Equal("1,204", card.Find(".count").TextContent);
    }

    [Fact]
    public void The_same_name_keeps_its_colour()
    {
        string first = Render<Avatar>(p => p.Add(a => a.Name, "Noor Haddad")).Markup;

        Assert.Equal(first, Render<Avatar>(p => p.Add(a => a.Name, "Noor Haddad")).Markup);
        Assert.Contains("NH", first, StringComparison.Ordinal);
    }

    private IRenderedComponent<FormField> Field(string? hint = null, string? error = null)
        => Render<FormField>(p => p
            .Add(f => f.Label, "Name").Add(f => f.Hint, hint).Add(f => f.Error, error)
            .Add(f => f.ChildContent, links => $"""<input id="{links.Id}" {(links.DescribedBy is null ? "" : $"aria-describedby=\"{links.DescribedBy}\"")} {(links.Invalid is null ? "" : "aria-invalid=\"true\"")} />"""));
}
