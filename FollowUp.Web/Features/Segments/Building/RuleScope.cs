namespace FollowUp.Web.Features.Segments.Building;

/// <summary>Where a rule is built: what it may ask about there, and how the builder speaks of it.</summary>
/// <param name="Asks">In the order in which they are offered.</param>
public sealed record RuleScope(IReadOnlyList<RuleAsks> Asks)
{
    /// <summary>Rules that say who is in a segment.</summary>
    public static readonly RuleScope Segment = new([RuleAsks.Tag, RuleAsks.Field, RuleAsks.Attribute, RuleAsks.Event, RuleAsks.Engagement]);

    /// <summary>Name of the outer group for screen readers.</summary>
    public string Legend { get; init; } = "Who is in the segment";

    /// <summary>Stands before "all of these hold".</summary>
    public string Lead { get; init; } = "Contacts for whom";

    /// <summary>The same within a group.</summary>
    public string InnerLead { get; init; } = "and for whom";

    /// <summary>Said while there is no rule.</summary>
    public string Empty { get; init; } = "No rule yet. Add one to say who is in it.";

    /// <summary>Since when events count that name no time.</summary>
    public string Ever { get; init; } = "ever";

    /// <summary>Steps that send, by id, with their names.</summary>
    public IReadOnlyList<(string Id, string Name)> Messages { get; init; } = [];

    /// <summary>Segments by id, with their names.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Segments { get; init; } = [];

    public bool Has(RuleAsks asks) => Asks.Contains(asks);
}
