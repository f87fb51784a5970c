using System.Globalization;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>Finds what can be done about a problem from beside it. Pure.</summary>
public static class StepFixes
{
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromDays(7);

    /// <summary>Id of the control that a field of a step is set with.</summary>
    public static string FieldId(string field) => $"step-field-{field}";

    /// <returns>Null where nothing in the inspector helps.</returns>
    public static StepFix? Of(FlowFinding finding, Step step) => (finding.Field, step) switch
    {
        ("next", WebhookStep or TagStep or AttributeStep or NotifyStep or EnrollStep or SendStep or WaitStep) when IsEdge(finding) => new("End it here", WithEnd(step, finding.Field)),
        (_, ConditionStep or SplitStep or SendStep or WaitStep) when IsEdge(finding) && WithEnd(step, finding.Field) is { } ended => new("End it here", ended),
        ("branches", SplitStep { Branches.Count: >= 2 and <= SplitStep.MostBranches } split) => new("Share evenly", Even(split)),
        ("timeout", WaitStep wait) => new("Wait at most 7 days", wait with { Timeout = UsualTimeout }),
        ("since", WaitStep wait) => new("Count from arrival", wait with { Since = null }),
        ("template", SendStep) => new("Choose a template", null, FieldId("template")),
        ("reason", EndStep end) => new("Use the usual reason", end with { Reason = "completed" }),
        ("member", NotifyStep notify) => new("Tell owners and admins", notify with { Member = null }),
        ("kind" or "id" or "channel", _) => null,

        // What it asks is right; what is missing stands before it.
        ("branches", ConditionStep) when finding.Message.StartsWith("asks ", StringComparison.Ordinal) => null,
        (var field, _) when Branch(field) is { } index => new("Go to the way", null, FieldId(string.Create(CultureInfo.InvariantCulture, $"branches-{index}"))),
        (var field, _) => new("Go to the field", null, FieldId(field.Split('.', '[')[0])),
    };

    private static bool IsEdge(FlowFinding finding) => finding.Message.StartsWith("leads ", StringComparison.Ordinal) && !finding.Message.StartsWith("leads round", StringComparison.Ordinal);

    private static Step? WithEnd(Step step, string field) => (step, field) switch
    {
        (SendStep send, "next") => send with { Next = Flow.EndId },
        (SendStep send, "failed") => send with { Failed = Flow.EndId },
        (WaitStep wait, "next") => wait with { Next = Flow.EndId },
        (WaitStep wait, "else") => wait with { Else = Flow.EndId },
        (WebhookStep webhook, "next") => webhook with { Next = Flow.EndId },
        (TagStep tag, "next") => tag with { Next = Flow.EndId },
        (AttributeStep attribute, "next") => attribute with { Next = Flow.EndId },
        (NotifyStep notify, "next") => notify with { Next = Flow.EndId },
        (EnrollStep enroll, "next") => enroll with { Next = Flow.EndId },
        (ConditionStep condition, "else") => condition with { Else = Flow.EndId },
        (ConditionStep condition, _) when Branch(field) is { } index => condition with { Branches = [.. condition.Branches.Select((branch, at) => at == index ? branch with { Next = Flow.EndId } : branch)] },
        (SplitStep split, _) when Branch(field) is { } index => split with { Branches = [.. split.Branches.Select((branch, at) => at == index ? branch with { Next = Flow.EndId } : branch)] },
        _ => null,
    };

    private static SplitStep Even(SplitStep split)
    {
        var even = SplitWeights.Even(split.Branches.Count);
        return split with { Branches = [.. split.Branches.Select((branch, index) => branch with { Weight = even[index] })] };
    }

    private static int? Branch(string field)
        => field.StartsWith("branches[", StringComparison.Ordinal) && int.TryParse(field["branches[".Length..field.IndexOf(']', StringComparison.Ordinal)], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
