using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Web.Features.RequestCampaigns;

namespace FollowUp.Web.Features.Segments.Building;

/// <summary>Turns rules into what is filled in and back.</summary>
public static class RuleForms
{
    private const string OfContact = "contact.";
    private const string OfAttributes = "contact.attributes.";

    /// <summary>The contact's own fields.</summary>
    public static readonly IReadOnlyList<(string Name, string Words)> Fields =
        [("email", "Email address"), ("phone", "Phone number"), ("firstName", "First name"), ("lastName", "Last name"), ("timeZone", "Time zone")];

    /// <summary>What contacts do with messages.</summary>
    public static readonly IReadOnlyList<(string Type, string Words)> Engagements =
        [("opened", "Opened a message"), ("clicked", "Clicked in a message"), ("replied", "Replied"), ("opted_out", "Opted out")];

    /// <summary>Null when the builder cannot show all of it: it says the same again only as JSON.</summary>
    public static RuleGroup? Read(Rule rule)
    {
        var root = rule is { All: null, Any: null } ? new Rule { All = [rule] } : rule;
        return ReadGroup(root, outer: true) is { } group && Same(root, group) ? group : null;
    }

    /// <exception cref="InputException">A value is not of its kind; names the field.</exception>
    public static Rule Write(RuleGroup group) => WriteGroup(group, "rule");

    /// <summary>Path of an item of a group, as errors name it.</summary>
    public static string Path(string group, bool any, int index) => $"{group}.{(any ? "any" : "all")}[{index}]";

    private static RuleGroup? ReadGroup(Rule rule, bool outer)
    {
        var group = new RuleGroup { Any = rule.Any is not null };
        foreach (var inner in rule.Any ?? rule.All ?? [])
        {
            var item = inner is { All: null, Any: null }
                ? ReadLine(inner) is { } line ? new RuleItem(line) : null
                : outer && ReadGroup(inner, outer: false) is { } nested ? new RuleItem(null, nested) : null;
            if (item is null)
            {
                return null;
            }

            group.Items.Add(item);
        }

        return group;
    }

    private static RuleLine? ReadLine(Rule rule)
    {
        var (asked, not) = rule.Not is { } inner ? (inner, true) : (rule, false);
        if (asked.Field is { } field)
        {
            if (not || !field.StartsWith(OfContact, StringComparison.Ordinal))
            {
                return null;
            }

            var attribute = field.StartsWith(OfAttributes, StringComparison.Ordinal);
            var line = new RuleLine { Asks = attribute ? RuleAsks.Attribute : RuleAsks.Field, Name = field[(attribute ? OfAttributes : OfContact).Length..], Op = asked.Op ?? "eq" };
            (line.ValueKind, line.Value) = RuleValues.Read(asked.Value, line.Op);
            return attribute || Fields.Any(known => known.Name == line.Name) ? line : null;
        }

        return asked switch
        {
            { Tag: { } tag } => new RuleLine { Asks = RuleAsks.Tag, Name = tag, Not = not },
            { Event: { } type } => new RuleLine
            {
                Asks = Engagements.Any(known => known.Type == type) ? RuleAsks.Engagement : RuleAsks.Event, Name = type, Not = not,
                Within = asked.Within is { } within ? LengthForm.Of(within) : new LengthForm(),
            },
            _ => null,
        };
    }

    private static Rule WriteGroup(RuleGroup group, string path)
    {
        var inner = group.Items.Select((item, index) => item.Group is { } nested ? WriteGroup(nested, Path(path, group.Any, index)) : WriteLine(item.Line!, Path(path, group.Any, index))).ToList();
        return group.Any ? new Rule { Any = inner } : new Rule { All = inner };
    }

    private static Rule WriteLine(RuleLine line, string path)
    {
        var rule = line.Asks switch
        {
            RuleAsks.Field => new Rule { Field = OfContact + line.Name, Op = line.Op, Value = RuleValues.Write(line, $"{path}.value") },
            RuleAsks.Attribute when string.IsNullOrWhiteSpace(line.Name) => throw new InputException($"{path}.field", "is missing: name the attribute"),
            RuleAsks.Attribute => new Rule { Field = OfAttributes + line.Name.Trim(), Op = line.Op, Value = RuleValues.Write(line, $"{path}.value") },
            RuleAsks.Tag => new Rule { Tag = line.Name.Trim() },
            _ => new Rule { Event = line.Name.Trim(), Within = line.Within.Value },
        };
        return line.Not ? new Rule { Not = rule } : rule;
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
