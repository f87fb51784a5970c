using FollowUp.Web.Features.RequestCampaigns;

namespace FollowUp.Web.Features.Segments.Building;

/// <summary>One rule as it is filled in.</summary>
public sealed class RuleLine
{
    public RuleAsks Asks { get; set; } = RuleAsks.Tag;

    /// <summary>Name of the field, attribute, tag or property, type of the event, id of the segment, or what became of the message.</summary>
    public string Name { get; set; } = "";

    /// <summary>For what is so or not, such as tags and events: it must not be so.</summary>
    public bool Not { get; set; }

    /// <summary>For fields and attributes.</summary>
    public string Op { get; set; } = "eq";

    /// <summary>What the value is.</summary>
    public RuleValueKind ValueKind { get; set; }

    /// <summary>The value as it is typed; of a list, its parts with commas between.</summary>
    public string Value { get; set; } = "";

    /// <summary>For events: how long ago at most; without a number it is ever.</summary>
    public LengthForm Within { get; set; } = new();

    /// <summary>For messages: id of the step; empty for any.</summary>
    public string Step { get; set; } = "";

    /// <summary>Days of the week, 1 is Monday.</summary>
    public IReadOnlyList<int> Days { get; set; } = [];

    /// <summary>First day; empty for none.</summary>
    public string From { get; set; } = "";

    /// <summary>Last day; empty for none.</summary>
    public string To { get; set; } = "";

    /// <summary>The kind of its value is chosen by hand: nothing else tells it.</summary>
    public bool IsTyped => Asks is RuleAsks.Attribute or RuleAsks.Property;

    /// <summary>Just added: takes the focus once.</summary>
    public bool IsNew { get; set; }

    /// <summary>Asks something else; what belongs to the old question is forgotten.</summary>
    public void Ask(RuleAsks asks)
    {
        (Asks, Not, Op, ValueKind, Value, Within) = (asks, false, "eq", RuleValueKind.Text, "", new LengthForm());
        (Step, Days, From, To) = ("", [], "", "");
        Name = asks switch
        {
            RuleAsks.Field => RuleLines.Fields[0].Name,
            RuleAsks.Engagement => RuleLines.Engagements[0].Type,
            RuleAsks.Message => RuleLines.Outcomes[0].Name,
            _ => "",
        };
    }

    /// <summary>Compares otherwise; lists and single values do not mix.</summary>
    public void Compare(string op)
    {
        Op = op;
        ValueKind = op is "in" or "notIn" ? RuleValueKind.List : ValueKind == RuleValueKind.List ? RuleValueKind.Text : ValueKind;
    }
}
