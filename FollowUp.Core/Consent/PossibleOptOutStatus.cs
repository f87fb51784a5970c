namespace FollowUp.Core.Consent;

/// <summary>Stored as its number: never renumber.</summary>
public enum PossibleOptOutStatus
{
    Open = 1,
    OptedOut = 2,
    NoOptOut = 3,
}
