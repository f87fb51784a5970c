using Bunit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Web.Features.Segments;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Radzen.Blazor;

namespace FollowUp.Tests.Web.Pages;

public sealed class SegmentPageTests : PageContext
{
    private static readonly Guid Id = new("01950000-0000-7000-8000-000000000501");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ISegments segments = Substitute.For<ISegments>();
    private readonly ISegmentQueries queries = Substitute.For<ISegmentQueries>();

    public SegmentPageTests()
    {
        Services.AddSingleton(segments);
        Services.AddSingleton(queries);
        queries.VocabularyAsync(default!, default).ReturnsForAnyArgs(new RuleVocabulary(["vip"], ["city"], ["order_placed"]));
        queries.UsesAsync(default!, default).ReturnsForAnyArgs(new[] { (Id, new SegmentUse(SequenceSamples.Id, "Win-back")) }.ToLookup(pair => pair.Id, pair => pair.Item2));
        queries.CountAsync(default!, default!, default).ReturnsForAnyArgs(1204);
        Show("""{"all":[{"tag":"vip"},{"event":"order_placed","within":"P30D"}]}""");
    }

    [Fact]
    public void Its_rules_can_be_read_and_how_many_contacts_are_in_it()
    {
        var page = Open();

        Assert.Equal(["Tag", "Event"], page.FindAll(".rule-asks").Select(select => select.QuerySelector($"option[value={select.GetAttribute("value")}]")!.TextContent));
        page.WaitForAssertion(() => Assert.Equal("1,204 contacts in it now", page.Find(".segment-count").TextContent), Patience);
        Assert.Equal("/sequences/" + SequenceSamples.Id, page.Find(".segment-uses a").GetAttribute("href"));
    }

    [Fact]
    public void A_rule_that_is_added_is_counted_and_saved()
    {
        var page = Open();
        Press(page, "Add rule");
        page.FindAll(".rule-asks")[2].Change("Attribute");
        page.FindAll(".rule-line")[2].QuerySelector("input[list=rule-attributes]")!.Change("city");
        page.Find(".rule-value").Change("Umeå");

        page.WaitForAssertion(
            () => queries.Received().CountAsync(Arg.Any<Actor>(), Arg.Is<Rule>(rule => rule.All!.Count == 3 && rule.All[2].Field == "contact.attributes.city"), Arg.Any<CancellationToken>()), Patience);
        page.Find("form").Submit();

        page.WaitForAssertion(
            () => segments.Received().UpdateAsync(
                Arg.Any<Actor>(), Id, "Good ones", Arg.Is<Rule>(rule => Json.Write(rule.All![2]) == """{"field":"contact.attributes.city","op":"eq","value":"Umeå"}"""), Arg.Any<CancellationToken>()),
            Patience);
    }

    [Fact]
    public void What_the_product_refuses_stands_at_its_rule()
    {
        segments.UpdateAsync(default!, default, default, default, default).ThrowsAsyncForAnyArgs(new InputException("rule.all[1].event", "must be 1 to 200 characters"));
        var page = Open();

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Must be 1 to 200 characters.", page.FindAll(".rule-line")[1].QuerySelector(".rule-error")!.TextContent));
        Assert.Empty(page.FindAll(".rule-line")[0].QuerySelectorAll(".rule-error"));
    }

    [Fact]
    public void A_rule_the_builder_cannot_show_is_edited_as_text()
    {
        Show("""{"not":{"all":[{"tag":"vip"}]}}""");
        var page = Open();

        Assert.Contains("cannot show this rule", page.Find(".hint").TextContent, StringComparison.Ordinal);
        page.Find("textarea").Change("""{ "tag": "quiet" }""");
        Press(page, "Use the builder");

        Assert.Equal("quiet", page.Find(".rule-wide").GetAttribute("value"));
    }

    [Fact]
    public void Text_that_is_no_rule_is_refused_in_place()
    {
        var page = Open();
        Press(page, "Edit as JSON");

        page.Find("textarea").Change("{");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("look at line 1", page.Find(".field .error").TextContent, StringComparison.OrdinalIgnoreCase));
        segments.DidNotReceiveWithAnyArgs().UpdateAsync(default!, default, default, default, default);
    }

    [Fact]
    public void Deleting_one_that_a_sequence_asks_for_says_which()
    {
        segments.DeleteAsync(default!, default, default).ThrowsAsyncForAnyArgs(new ConflictException("The sequence “Win-back” asks for this segment."));
        var dialogs = Render<RadzenDialog>();
        var page = Open();

        Press(page, "Delete");
        dialogs.WaitForElements("button").Single(button => button.TextContent.Trim() == "Delete segment").Click();

        page.WaitForAssertion(() => Assert.Contains("“Win-back” asks for this segment", page.Find(".note-danger").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_one_opens_once_it_is_made()
    {
        segments.CreateAsync(default!, default!, default!, default).ReturnsForAnyArgs(Id);
        var page = Render<SegmentPage>();

        page.Find("input").Change("Good ones");
        page.Find(".rule-wide").Change("vip");
        page.Find("form").Submit();

        segments.Received().CreateAsync(Arg.Any<Actor>(), "Good ones", Arg.Is<Rule>(rule => rule.All![0].Tag == "vip"), Arg.Any<CancellationToken>());
        page.WaitForAssertion(() => Assert.EndsWith($"/segments/{Id}", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void A_viewer_reads_and_changes_nothing()
    {
        SignIn(Role.Viewer);
        var page = Open();

        Assert.True(page.Find("fieldset").HasAttribute("disabled"));
        Assert.Empty(page.FindAll(".page-head .actions button"));
    }

    [Fact]
    public void The_list_says_who_is_in_each_where_it_is_used_and_how_many_there_are()
    {
        segments.ListAsync(default!, default, default!, default).ReturnsForAnyArgs(call => new Page<SegmentView>([segments.GetAsync(default!, Id, default).Result], 1));
        var page = Render<SegmentsPage>();

        page.WaitForAssertion(() => Assert.Equal(
            ["Good ones", "Tagged “vip” and “Order placed” happened in the last 30 days", "Win-back", "1,204"], page.FindAll("tbody td").Select(cell => cell.TextContent.Trim())), Patience);
    }

    private void Show(string json) => segments.GetAsync(default!, default, default).ReturnsForAnyArgs(new SegmentView(Id, "Good ones", Json.Read<Rule>(json), SequenceSamples.At));

    private IRenderedComponent<SegmentPage> Open() => Render<SegmentPage>(parameters => parameters.Add(it => it.Id, Id));

    private static void Press(IRenderedComponent<SegmentPage> page, string words) => page.FindAll("button").Single(button => button.TextContent.Trim().EndsWith(words, StringComparison.Ordinal)).Click();
}
