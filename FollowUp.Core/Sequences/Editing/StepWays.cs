using System.Globalization;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences.Editing;

/// <summary>Lets the ways of a step lead elsewhere.</summary>
public static class StepWays
{
    /// <param name="field">As <see cref="Step.Edges"/> names it.</param>
    /// <param name="to">Null: nowhere yet. A way that a step need not have, such as <c>failed</c>, is gone then.</param>
    /// <returns>The step itself when it has no such way.</returns>
    public static Step Lead(Step step, string field, string? to) => (step, field) switch
    {
        (SendStep send, "next") => send with { Next = to },
        (SendStep send, "failed") => send with { Failed = to },
        (WaitStep wait, "next") => wait with { Next = to },
        (WaitStep wait, "else") => wait with { Else = to },
        (ConditionStep condition, "else") => condition with { Else = to },
        (ConditionStep condition, _) when Index(field) is { } index && index < condition.Branches?.Count => condition with { Branches = Changed(condition.Branches, index, branch => branch with { Next = to }) },
        (SplitStep split, _) when Index(field) is { } index && index < split.Branches?.Count => split with { Branches = Changed(split.Branches, index, branch => branch with { Next = to }) },
        (TagStep tag, "next") => tag with { Next = to },
        (AttributeStep attribute, "next") => attribute with { Next = to },
        (WebhookStep webhook, "next") => webhook with { Next = to },
        (NotifyStep notify, "next") => notify with { Next = to },
        (EnrollStep enroll, "next") => enroll with { Next = to },
        (GiftCardStep gift, "next") => gift with { Next = to },
        _ => step,
    };

    /// <summary>Each way by what <paramref name="turn"/> makes of where it leads.</summary>
    public static Step Turn(Step step, Func<Edge, string?> turn)
        => step.Edges.Aggregate(step, (changed, edge) => turn(edge) is var to && to == edge.To ? changed : Lead(changed, edge.Field, to));

    private static int? Index(string field)
        => field.StartsWith("branches[", StringComparison.Ordinal) && field.EndsWith("].next", StringComparison.Ordinal)
            && int.TryParse(field.AsSpan(9, field.Length - 15), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static List<T> Changed<T>(IReadOnlyList<T> list, int at, Func<T, T> change) => [.. list.Select((one, index) => index == at ? change(one) : one)];
}
