namespace FollowUp.Web.Features.Segments.Building;

/// <summary>Rules that stand together: all of them must hold, or any one.</summary>
public sealed class RuleGroup
{
    /// <summary>Any one is enough.</summary>
    public bool Any { get; set; }

    /// <summary>Lines and, in the outer group, groups.</summary>
    public List<RuleItem> Items { get; } = [];
}

/// <summary>A line or a group.</summary>
public sealed record RuleItem(RuleLine? Line, RuleGroup? Group = null);
