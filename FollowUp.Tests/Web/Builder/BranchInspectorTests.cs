using Bunit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Tests.Web.Builder;

/// <summary>Steps that divide contacts: questions are built, shares add up.</summary>
public sealed class BranchInspectorTests : BuilderContext
{
    [Fact]
    public void A_condition_asks_about_a_message_of_the_flow()
    {
        var part = Inspect(new ConditionStep("opened", [new ConditionBranch(new Rule { Engagement = "opened", Step = "mail1" }, "end")], "halves"));
        Assert.Equal(["Any message", "SMS: no template yet", "Email: no template yet"], Field(part, "Message").QuerySelectorAll("option").Select(option => option.TextContent.Replace("unknown template", "no template yet", StringComparison.Ordinal)));

        Field(part, "What became of it").Change("clicked");
        Field(part, "How soon after it was sent; empty for whenever").Change("2");

        Assert.Equal(new Rule { Engagement = "clicked", Step = "mail1", Within = TimeSpan.FromDays(2) }, ((ConditionStep)Told!).Branches[0].When);
        Assert.Equal(("end", "halves"), (((ConditionStep)Told).Branches[0].Next, ((ConditionStep)Told).Else));
    }

    [Fact]
    public void A_condition_gets_another_way_whose_rule_is_built_and_loses_it_again()
    {
        var part = Inspect(new ConditionStep("opened", [new ConditionBranch(new Rule { Tag = "vip" }, "end")], "halves"));

        Press(part, "Add another way");
        part.FindAll("button").Last(button => Said(button) == "Add rule").Click();
        part.FindAll("[aria-label='Asks about']")[^1].Change("Segment");
        Assert.Contains("must be chosen", part.Find(".rule-error").TextContent, StringComparison.OrdinalIgnoreCase);
        Field(part, "Segment").Change(Vips.ToString());

        Assert.Equal(new Rule { Segment = Vips }, ((ConditionStep)Told!).Branches[1].When);
        Press(part, "Ask way 2 earlier");
        Assert.Equal(Vips, ((ConditionStep)Told).Branches[0].When.Segment);
        Press(part, "Remove way 1");
        Assert.Equal("vip", Assert.Single(((ConditionStep)Told).Branches).When.Tag);
    }

    [Fact]
    public void A_rule_that_the_builder_cannot_show_is_edited_as_text_and_mistakes_change_nothing()
    {
        var part = Inspect(new ConditionStep("opened", [new ConditionBranch(Json.Read<Rule>("""{"not":{"any":[{"tag":"a"},{"days":[1]}]}}"""), "end")], "end"));

        Field(part, "Rule").Change("{ nonsense");
        Assert.Null(Told);
        Assert.Contains("not JSON", part.Find(".error").TextContent, StringComparison.Ordinal);
        Field(part, "Rule").Change("""{"not":{"any":[{"tag":"b"}]}}""");
        Assert.Equal("b", ((ConditionStep)Told!).Branches[0].When.Not!.Any![0].Tag);
    }

    [Fact]
    public void Shares_of_a_split_always_add_up_to_100()
    {
        var part = Inspect(new SplitStep("halves", [new SplitBranch(50, "mark"), new SplitBranch(50, "wait3")]));

        Field(part, "Percent that go way A").Change("80");
        Assert.Equal([80, 20], ((SplitStep)Told!).Branches.Select(branch => branch.Weight));
        Press(part, "Add a way");
        Assert.Equal(100, ((SplitStep)Told).Branches.Sum(branch => branch.Weight));
        Press(part, "Remove way A");
        Assert.Equal(["wait3", "end"], ((SplitStep)Told).Branches.Select(branch => branch.Next));
        Assert.Equal(100, ((SplitStep)Told).Branches.Sum(branch => branch.Weight));
        Press(part, "Share evenly");
        Assert.Equal([50, 50], ((SplitStep)Told).Branches.Select(branch => branch.Weight));
    }
}
