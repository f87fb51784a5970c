using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Web.Features.RequestCampaigns;

namespace FollowUp.Web.Features.Segments.Building;

/// <summary>Turns single rules into lines and back.</summary>
public static class RuleLines
{
    private const string OfContact = "contact.";
    private const string OfAttributes = "contact.attributes.";

    /// <summary>The contact's own fields.</summary>
    public static readonly IReadOnlyList<(string Name, string Words)> Fields =
        [("email", "Email address"), ("phone", "Phone number"), ("firstName", "First name"), ("lastName", "Last name"), ("timeZone", "Time zone")];

    /// <summary>What contacts do with messages.</summary>
    public static readonly IReadOnlyList<(string Type, string Words)> Engagements =
        [("opened", "Opened a message"), ("clicked", "Clicked in a message"), ("replied", "Replied"), ("opted_out", "Opted out")];

    /// <summary>What becomes of the message of a step.</summary>
    public static readonly IReadOnlyList<(string Name, string Words)> Outcomes =
        [("opened", "opened"), ("clicked", "clicked"), ("replied", "replied to"), ("delivered", "delivered"), ("sent", "sent"), ("failed", "not sent")];

    /// <summary>Null when no line of this scope says it.</summary>
    public static RuleLine? Read(Rule rule, RuleScope scope)
    {
        var (asked, not) = rule.Not is { } inner ? (inner, true) : (rule, false);
        var line = asked switch
        {
            { Field: { } field } => not ? null : ReadField(asked, field),
            { Tag: { } tag } => new RuleLine { Asks = RuleAsks.Tag, Name = tag },
            { Segment: { } segment } => new RuleLine { Asks = RuleAsks.Segment, Name = segment.ToString() },
            { Engagement: { } outcome } => new RuleLine { Asks = RuleAsks.Message, Name = outcome, Step = asked.Step ?? "", Within = Length(asked.Within) },
            { Event: { } type } => new RuleLine
            {
                Asks = scope.Has(RuleAsks.Engagement) && Engagements.Any(known => known.Type == type) ? RuleAsks.Engagement : RuleAsks.Event, Name = type, Within = Length(asked.Within),
            },
            { Days: { } days } => new RuleLine { Asks = RuleAsks.Days, Days = days },
            { From: not null } or { To: not null } => new RuleLine { Asks = RuleAsks.Dates, From = asked.From ?? "", To = asked.To ?? "" },
            _ => null,
        };
        if (line is null || !scope.Has(line.Asks))
        {
            return null;
        }

        line.Not = not;
        return line;
    }

    /// <exception cref="InputException">Something is missing or not of its kind; names the field.</exception>
    public static Rule Write(RuleLine line, string path)
    {
        var rule = line.Asks switch
        {
            RuleAsks.Field => Compared(line, OfContact + line.Name, path),
            RuleAsks.Attribute or RuleAsks.Property when string.IsNullOrWhiteSpace(line.Name)
                => throw new InputException($"{path}.field", line.Asks == RuleAsks.Attribute ? "is missing: name the attribute" : "is missing: name what the event says"),
            RuleAsks.Attribute => Compared(line, OfAttributes + line.Name.Trim(), path),
            RuleAsks.Property => Compared(line, line.Name.Trim(), path),
            RuleAsks.Tag => new Rule { Tag = line.Name.Trim() },
            RuleAsks.Segment => new Rule { Segment = Guid.TryParse(line.Name, out var segment) ? segment : throw new InputException($"{path}.segment", "must be chosen") },
            RuleAsks.Message => new Rule { Engagement = line.Name, Step = line.Step.Length == 0 ? null : line.Step, Within = line.Name == "failed" ? null : line.Within.Value },
            RuleAsks.Days => new Rule { Days = line.Days.Count > 0 ? line.Days : throw new InputException($"{path}.days", "are missing: choose at least one") },
            RuleAsks.Dates when line.From.Length + line.To.Length == 0 => throw new InputException($"{path}.from", "is missing: give a first day, a last day, or both"),
            RuleAsks.Dates => new Rule { From = line.From.Length == 0 ? null : line.From, To = line.To.Length == 0 ? null : line.To },
            _ => new Rule { Event = line.Name.Trim(), Within = line.Within.Value },
        };
        return line.Not ? new Rule { Not = rule } : rule;
    }

    private static RuleLine? ReadField(Rule asked, string field)
    {
        var asks = field.StartsWith(OfAttributes, StringComparison.Ordinal) ? RuleAsks.Attribute : field.StartsWith(OfContact, StringComparison.Ordinal) ? RuleAsks.Field : RuleAsks.Property;
        var name = asks switch
        {
            RuleAsks.Attribute => field[OfAttributes.Length..],
            RuleAsks.Field => field[OfContact.Length..],
            _ => field,
        };
        var line = new RuleLine { Asks = asks, Name = name, Op = asked.Op ?? "eq" };
        (line.ValueKind, line.Value) = RuleValues.Read(asked.Value, line.Op);
        return asks != RuleAsks.Field || Fields.Any(known => known.Name == name) ? line : null;
    }

    private static Rule Compared(RuleLine line, string field, string path) => new() { Field = field, Op = line.Op, Value = RuleValues.Write(line, $"{path}.value") };

    private static LengthForm Length(TimeSpan? within) => within is { } length ? LengthForm.Of(length) : new LengthForm();
}
