using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Publishing;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Tests.Core.Sequences;

/// <summary>What the laws on messages say before a flow runs.</summary>
public sealed class FlowLawTests
{
    private static readonly Guid Mail = new("01950000-0000-7000-8000-0000000000d1");
    private static readonly Guid Text = new("01950000-0000-7000-8000-0000000000d2");
    private static readonly Guid Chat = new("01950000-0000-7000-8000-0000000000d3");

    private static readonly SendingFacts Good = new(
        "Alder", true, new HashSet<Channel> { Channel.Sms }, true,
        new Dictionary<Guid, TemplateWords> { [Mail] = new("News", "<p>News</p>"), [Text] = new("Alder: News. Reply STOP to opt out", null), [Chat] = new("News", null) }, Audience.Unknown);

    [Theory]
    [InlineData("Reply STOP to opt out", true, true)]
    [InlineData("Text stop to end", true, true)]
    [InlineData("Svara STOPP", true, true)]
    [InlineData("Répondez STOP au 36111", true, true)]
    [InlineData("Opt out: {{unsubscribe_url}}", true, false)]
    [InlineData("Stop: {{{ unsubscribe_url }}}", true, false)]
    [InlineData("Don't stop believing", false, false)]
    [InlineData("Stop by our shop", false, false)]
    [InlineData("News", false, false)]
    public void A_way_out_is_known_by_its_words(string text, bool says, bool keyword)
        => Assert.Equal((says, keyword), (StopWords.SaysHow(text), StopWords.NamesKeyword(text)));

    [Theory]
    [InlineData("<p>News</p>", null)]
    [InlineData("<style>p{}</style><!-- a --><p>News", null)]
    [InlineData("<p>News</p><!-- draft", "<!--")]
    [InlineData("<STYLE>p{}<p>News", "<style>")]
    [InlineData("<titles>", null)]
    [InlineData("<!-- <style> --><p>a<textarea rows=2>", "<textarea>")]
    public void What_is_left_open_hides_the_footer(string html, string? open) => Assert.Equal(open, HiddenFooter.By(html));

    [Fact]
    public void Marketing_that_has_everything_gets_no_word() => Assert.Empty(Findings("marketing", Good));

    [Fact]
    public void Transactional_flows_are_asked_nothing()
        => Assert.Empty(Findings("transactional", Good with { HasPostalAddress = false, Capped = false, Quiet = new HashSet<Channel>() }));

    [Fact]
    public void A_flow_that_does_not_say_what_it_is_for_gets_a_word_and_runs()
    {
        var finding = Assert.Single(FlowValidator.Check(Flow(null), Around(Good with { HasPostalAddress = false })), finding => finding.Field == "settings.purpose");

        Assert.False(finding.Blocks);
        Assert.Contains("CAN-SPAM", finding.Law, StringComparison.Ordinal);
        Assert.Empty(Findings(null, Good with { HasPostalAddress = false }));
    }

    [Fact]
    public void Email_without_a_postal_address_is_blocked_and_names_the_law()
    {
        var finding = Assert.Single(Findings("marketing", Good with { HasPostalAddress = false }));

        Assert.Equal(("mail", "channel", true), (finding.StepId, finding.Field, finding.Blocks));
        Assert.StartsWith("CAN-SPAM", finding.Law, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Alder: News", true, "TCPA")]
    [InlineData("News. Reply STOP", false, "CTIA")]
    public void The_first_text_says_how_to_stop_and_who_writes(string text, bool blocks, string law)
    {
        var finding = Assert.Single(Findings("marketing", With(Text, new TemplateWords(text, null))));

        Assert.Equal(("text", "template", blocks), (finding.StepId, finding.Field, finding.Blocks));
        Assert.StartsWith(law, finding.Law, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_that_hides_its_footer_is_blocked()
        => Assert.Contains("<!--", Assert.Single(Findings("marketing", With(Mail, new TemplateWords("", "<p>a<!-- b"))), finding => finding.Blocks).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("US", "TCPA, 47 CFR 64.1200(a)(2)")]
    [InlineData("CA", "CASL")]
    [InlineData("DE", "ePrivacy")]
    [InlineData("NO", "ePrivacy")]
    [InlineData("GB", "PECR")]
    [InlineData("FR", "ePrivacy|af2m")]
    [InlineData("JP", "")]
    public void Laws_of_the_places_of_the_audience_are_named_and_block_nothing(string country, string laws)
    {
        var findings = Findings("marketing", Good with { Audience = new Audience(40, 2000, new Dictionary<string, int> { [country] = 12 }) }).ToList();

        Assert.Equal(laws.Split('|', StringSplitOptions.RemoveEmptyEntries).Length, findings.Count);
        Assert.All(findings.Zip(laws.Split('|')), pair => Assert.StartsWith(pair.Second, pair.First.Law, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Contains("12 of 40 contacts", finding.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Blocks);
    }

    [Fact]
    public void A_link_alone_is_a_word_for_north_american_numbers()
    {
        var facts = With(Text, new TemplateWords("Alder: News {{unsubscribe_url}}", null));

        Assert.Empty(Findings("marketing", facts));
        Assert.Contains(Findings("marketing", facts with { Audience = new Audience(1, 2000, new Dictionary<string, int> { ["US"] = 1 }) }), finding => finding is { Field: "template", Blocks: false });
    }

    [Fact]
    public void No_quiet_hours_and_no_cap_are_a_word_each()
        => Assert.Equal(["channel", "steps"], Findings("marketing", Good with { Quiet = new HashSet<Channel>(), Capped = false }).Select(finding => finding.Field));

    [Fact]
    public void Steps_that_nothing_leads_to_are_not_asked()
    {
        var flow = Flow("marketing") with { Start = "text" };

        Assert.DoesNotContain(FlowValidator.Check(flow, Around(Good with { HasPostalAddress = false })), finding => finding.Law is not null);
    }

    private static SendingFacts With(Guid template, TemplateWords words) => Good with { Words = new Dictionary<Guid, TemplateWords>(Good.Words) { [template] = words } };

    private static IEnumerable<FlowFinding> Findings(string? purpose, SendingFacts facts)
        => FlowValidator.Check(Flow(purpose), Around(facts)).Except(FlowValidator.Check(Flow(purpose), Around(null)));

    private static FlowSurroundings Around(SendingFacts? facts) => new(
        new Dictionary<Guid, Channel> { [Mail] = Channel.Email, [Text] = Channel.Sms }, new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>()) { Sending = facts };

    private static Flow Flow(string? purpose) => FlowReader.Read(JsonElement.Parse($$"""
        { "start": "mail", "settings": { {{(purpose is null ? "" : $"\"purpose\": \"{purpose}\"")}} }, "steps": [
          { "id": "mail", "kind": "send", "channel": "email", "template": "{{Mail}}", "next": "wait" },
          { "id": "wait", "kind": "wait", "for": "P1D", "next": "text" },
          { "id": "text", "kind": "send", "channel": "sms", "template": "{{Text}}", "next": "end" } ] }
        """));
}
