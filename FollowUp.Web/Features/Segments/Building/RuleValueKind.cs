namespace FollowUp.Web.Features.Segments.Building;

/// <summary>What a value is.</summary>
public enum RuleValueKind
{
    Text,
    Number,
    Date,
    YesNo,
    List,
}
