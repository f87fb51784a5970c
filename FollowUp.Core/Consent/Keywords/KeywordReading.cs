namespace FollowUp.Core.Consent.Keywords;

/// <summary>What a message asks for.</summary>
/// <param name="Flagged">It is no keyword, and a person would take it for a wish to hear nothing more: somebody has to look.</param>
public sealed record KeywordReading(KeywordAction Action, bool Flagged = false)
{
    public static readonly KeywordReading Nothing = new(KeywordAction.None);

    /// <summary>Holds only for an address that is opted out: a plain "yes" answers many questions.</summary>
    public bool OnlyWhenOptedOut { get; init; }
}
