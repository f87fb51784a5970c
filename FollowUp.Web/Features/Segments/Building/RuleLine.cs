using FollowUp.Web.Features.RequestCampaigns;

namespace FollowUp.Web.Features.Segments.Building;

/// <summary>One rule as it is filled in.</summary>
public sealed class RuleLine
{
    public RuleAsks Asks { get; set; } = RuleAsks.Tag;

    /// <summary>Name of the field, attribute, tag, or type of the event.</summary>
    public string Name { get; set; } = "";

    /// <summary>For tags, events and engagement: it must not be so.</summary>
    public bool Not { get; set; }

    /// <summary>For fields and attributes.</summary>
    public string Op { get; set; } = "eq";

    /// <summary>What the value is.</summary>
    public RuleValueKind ValueKind { get; set; }

    /// <summary>The value as it is typed; of a list, its parts with commas between.</summary>
    public string Value { get; set; } = "";

    /// <summary>For events: how long ago at most; without a number it is ever.</summary>
    public LengthForm Within { get; set; } = new();

    /// <summary>Just added: takes the focus once.</summary>
    public bool IsNew { get; set; }

    /// <summary>Asks something else; what belongs to the old question is forgotten.</summary>
    public void Ask(RuleAsks asks)
    {
        (Asks, Not, Op, ValueKind, Value, Within) = (asks, false, "eq", RuleValueKind.Text, "", new LengthForm());
        Name = asks switch
        {
            RuleAsks.Field => RuleForms.Fields[0].Name,
            RuleAsks.Engagement => RuleForms.Engagements[0].Type,
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

/// <summary>What a line asks about.</summary>
public enum RuleAsks
{
    Tag,
    Field,
    Attribute,
    Event,
    Engagement,
}

/// <summary>What a value is.</summary>
public enum RuleValueKind
{
    Text,
    Number,
    Date,
    YesNo,
    List,
}
