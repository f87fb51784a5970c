using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Features.Sequences.Builder.Inspector;

namespace FollowUp.Tests.Web.Builder;

/// <summary>What the button beside a problem does: the problem is gone after it, or it leads to the field.</summary>
public sealed class StepFixesTests
{
    private static readonly FlowSurroundings Around = new(new Dictionary<Guid, Channel>(), new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>());

    public static TheoryData<Step> Broken => new(
        new WaitStep("s", null, TimeSpan.FromDays(1)),
        new WaitStep("s", "gone", TimeSpan.FromDays(1)),
        new WaitStep("s", "end", Event: "paid"),
        new WaitStep("s", "end", TimeSpan.FromDays(1), Since: ["gone"]),
        new WaitStep("s", "end", Event: "paid", Timeout: TimeSpan.FromDays(1), Else: "gone"),
        new TagStep("s", null, ["a"]),
        new AttributeStep("s", "plan", null),
        new WebhookStep("s", "https://example.com", null),
        new NotifyStep("s", "Hi", null),
        new NotifyStep("s", "Hi", "end", Guid.Empty),
        new EndStep("s", ""),
        new SplitStep("s", [new SplitBranch(10, "end"), new SplitBranch(10, null)]),
        new ConditionStep("s", [new ConditionBranch(new() { Tag = "a" }, null)], "gone"));

    [Theory]
    [MemberData(nameof(Broken))]
    public void After_its_fixes_a_step_has_no_problem(Step step)
    {
        var mended = 0;
        while (Own(step).FirstOrDefault() is { } finding)
        {
            step = StepFixes.Of(finding, step)?.Changed ?? throw new Xunit.Sdk.XunitException($"Nothing mends: {finding.Field} {finding.Message}");
            Assert.InRange(++mended, 1, 5);
        }

        Assert.NotEqual(0, mended);
    }

    [Theory]
    [InlineData("template", "step-field-template")]
    [InlineData("url", "step-field-url")]
    [InlineData("branches[2].when.value", "step-field-branches-2")]
    public void What_a_person_has_to_say_is_led_to(string field, string id)
    {
        Step step = field == "template" ? new SendStep("s", Channel.Sms, null, "end") : new WebhookStep("s", "", "end");

        var fix = StepFixes.Of(new FlowFinding("s", field, "is missing"), step);

        Assert.Equal((null, id), (fix?.Changed, fix?.Focus));
    }

    [Fact]
    public void What_nothing_in_the_inspector_helps_has_no_button()
    {
        Assert.Null(StepFixes.Of(new FlowFinding("s", "id", "is not reached from the start"), new EndStep("s")));
        Assert.Null(StepFixes.Of(new FlowFinding("s", "branches", "asks what became of step 'a' right after it was planned", Blocks: false), new ConditionStep("s", [])));
    }

    private static IEnumerable<FlowFinding> Own(Step step) => FlowValidator.Check(new Flow([step], "s"), Around).Where(finding => finding is { StepId: "s", Blocks: true });
}
