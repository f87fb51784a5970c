using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;

namespace FollowUp.Web.Features.Segments.Building;

/// <summary>Turns rules into what is filled in and back.</summary>
public static class RuleForms
{
    /// <param name="scope">What may be asked; null for segments.</param>
    /// <returns>Null when the builder cannot show all of it: it says the same again only as JSON.</returns>
    public static RuleGroup? Read(Rule rule, RuleScope? scope = null)
    {
        var root = rule is { All: null, Any: null } ? new Rule { All = [rule] } : rule;
        return ReadGroup(root, scope ?? RuleScope.Segment, outer: true) is { } group && Same(root, group) ? group : null;
    }

    /// <exception cref="InputException">A value is not of its kind; names the field.</exception>
    public static Rule Write(RuleGroup group) => WriteGroup(group, "rule");

    /// <summary>The same without a group around a single rule.</summary>
    /// <exception cref="InputException">A value is not of its kind; names the field.</exception>
    public static Rule WriteShort(RuleGroup group) => Write(group) is { All: [var only] } ? only : Write(group);

    /// <summary>Path of an item of a group, as errors name it.</summary>
    public static string Path(string group, bool any, int index) => $"{group}.{(any ? "any" : "all")}[{index}]";

    private static RuleGroup? ReadGroup(Rule rule, RuleScope scope, bool outer)
    {
        var group = new RuleGroup { Any = rule.Any is not null };
        foreach (var inner in rule.Any ?? rule.All ?? [])
        {
            var item = inner is { All: null, Any: null }
                ? RuleLines.Read(inner, scope) is { } line ? new RuleItem(line) : null
                : outer && ReadGroup(inner, scope, outer: false) is { } nested ? new RuleItem(null, nested) : null;
            if (item is null)
            {
                return null;
            }

            group.Items.Add(item);
        }

        return group;
    }

    private static Rule WriteGroup(RuleGroup group, string path)
    {
        var inner = group.Items.Select((item, index) => item.Group is { } nested
            ? WriteGroup(nested, Path(path, group.Any, index))
            : RuleLines.Write(item.Line!, Path(path, group.Any, index))).ToList();
        return group.Any ? new Rule { Any = inner } : new Rule { All = inner };
    }

    /// <summary>Whether the form says all that the rule does: fields it does not know would be lost otherwise.</summary>
    private static bool Same(Rule rule, RuleGroup group)
    {
        try
        {
            return Text(rule) == Text(Write(group));
        }
        catch (InputException)
        {
            return false;
        }
    }

    private static string Text(Rule rule) => JsonSerializer.Serialize(Spelled(rule), Json.Options);

    /// <summary>With the operator that is meant when none is given.</summary>
    private static Rule Spelled(Rule rule) => rule with
    {
        Op = rule.Field is null ? rule.Op : rule.Op ?? "eq",
        All = rule.All?.Select(Spelled).ToList(),
        Any = rule.Any?.Select(Spelled).ToList(),
        Not = rule.Not is null ? null : Spelled(rule.Not),
    };
}
