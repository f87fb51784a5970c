namespace FollowUp.Web.Features.Segments.Building;

/// <summary>What a line asks about.</summary>
public enum RuleAsks
{
    Tag,
    Field,
    Attribute,
    Event,
    Engagement,

    /// <summary>What became of the message of a step.</summary>
    Message,

    /// <summary>What the event says that this is about.</summary>
    Property,
    Segment,
    Days,
    Dates,
}
