namespace FollowUp.Core.Consent.Keywords;

/// <summary>What a word that somebody sent asks for.</summary>
public enum KeywordAction
{
    None,
    Stop,
    Start,
    Help,
}
