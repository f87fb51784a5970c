using FollowUp.Core.Segments;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences.Editing;

/// <summary>Steps that a step asks about: the message of an engagement, the sending a wait counts from.</summary>
public static class StepReferences
{
    /// <param name="rename">The id that takes the place of another; null where there is no such message.</param>
    public static Step Renamed(Step step, Func<string, string?> rename) => step switch
    {
        ConditionStep { Branches: not null } condition => condition with { Branches = [.. condition.Branches.Select(branch => branch.When is null ? branch : branch with { When = Renamed(branch.When, rename) })] },
        WaitStep { Since: { Count: > 0 } since } wait => wait with { Since = since.Select(rename).OfType<string>().ToList() is { Count: > 0 } kept ? kept : null },
        _ => step,
    };

    private static Rule Renamed(Rule rule, Func<string, string?> rename) => rule with
    {
        All = rule.All?.Select(inner => Renamed(inner, rename)).ToList(),
        Any = rule.Any?.Select(inner => Renamed(inner, rename)).ToList(),
        Not = rule.Not is null ? null : Renamed(rule.Not, rename),
        Step = rule.Step is null ? null : rename(rule.Step),
    };
}
