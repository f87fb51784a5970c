using NodaTime.Text;

namespace FollowUp.Core.Segments;

/// <summary>Says what is wrong with a rule before anybody relies on it.</summary>
public static class RuleChecker
{
    /// <summary>Rules inside rules, and rules beside each other.</summary>
    public const int MostRules = 100;

    private const int LongestName = 200;

    /// <param name="path">Of the rule as the API writes it.</param>
    /// <param name="steps">Send steps whose engagement may be asked for; null: none may.</param>
    /// <param name="segments">Segments there are; null: not known here.</param>
    /// <returns>Field and what is wrong with it.</returns>
    public static IEnumerable<(string Field, string Message)> Check(Rule rule, string path, IReadOnlySet<string>? steps = null, IReadOnlySet<Guid>? segments = null)
    {
        if (rule.Walk().Take(MostRules + 1).Count() > MostRules)
        {
            return [(path, $"must have at most {MostRules} rules inside")];
        }

        return One(rule, path, steps, segments);
    }

    private static IEnumerable<(string Field, string Message)> One(Rule rule, string path, IReadOnlySet<string>? steps, IReadOnlySet<Guid>? segments)
    {
        object?[] kinds = [rule.All, rule.Any, rule.Not, rule.Field, rule.Tag, rule.Segment, rule.Event, rule.Engagement, rule.Days, rule.From ?? rule.To];
        if (kinds.Count(kind => kind is not null) != 1)
        {
            yield return (path, "must ask exactly one thing: all, any, not, field, tag, segment, event, engagement, days, or from and to");
            yield break;
        }

        var inner = (rule.All ?? []).Select((one, index) => (one, $"{path}.all[{index}]"))
            .Concat((rule.Any ?? []).Select((one, index) => (one, $"{path}.any[{index}]")))
            .Concat(rule.Not is null ? [] : [(rule.Not, $"{path}.not")])
            .SelectMany(pair => One(pair.Item1, pair.Item2, steps, segments));
        foreach (var finding in inner.Concat(Own(rule, path, steps, segments)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<(string Field, string Message)> Own(Rule rule, string path, IReadOnlySet<string>? steps, IReadOnlySet<Guid>? segments)
    {
        if (rule.All is { Count: 0 } || rule.Any is { Count: 0 })
        {
            yield return (path, "must have a rule inside");
        }

        foreach (var (field, text) in new[] { ("field", rule.Field), ("tag", rule.Tag), ("event", rule.Event) })
        {
            if (text is not null && (text.Trim().Length == 0 || text.Length > LongestName))
            {
                yield return ($"{path}.{field}", $"must be 1 to {LongestName} characters");
            }
        }

        if (rule.Field is not null)
        {
            var op = rule.Op ?? "eq";
            if (!RuleOperators.Names.Contains(op))
            {
                yield return ($"{path}.op", $"must be one of {string.Join(", ", RuleOperators.Names)}");
            }
            else if (RuleOperators.NeedsValue(op) && rule.Value is null)
            {
                yield return ($"{path}.value", "is missing");
            }
        }

        if (rule.Engagement is { } engagement && !Engagement.Names.Contains(engagement))
        {
            yield return ($"{path}.engagement", $"must be one of {string.Join(", ", Engagement.Names)}");
        }

        if (rule.Engagement is not null && (steps is null || (rule.Step is { } step && !steps.Contains(step))))
        {
            yield return ($"{path}.step", steps is null ? "cannot be asked for here" : "must be the id of a step that sends");
        }

        if (rule.Segment is { } segment && segments is not null && !segments.Contains(segment))
        {
            yield return ($"{path}.segment", "is no segment of this organization");
        }

        if (rule.Within is { } within && (within <= TimeSpan.Zero || within > TimeSpan.FromDays(3650)))
        {
            yield return ($"{path}.within", "must be longer than nothing and at most ten years");
        }

        if (rule.Days is { } days && (days.Count == 0 || days.Any(day => day is < 1 or > 7)))
        {
            yield return ($"{path}.days", "must be numbers from 1 (Monday) to 7");
        }

        foreach (var (field, date) in new[] { ("from", rule.From), ("to", rule.To) })
        {
            if (date is not null && !LocalDatePattern.Iso.Parse(date).Success)
            {
                yield return ($"{path}.{field}", "must be a date such as 2026-12-01");
            }
        }
    }
}
