namespace FollowUp.Core.Consent;

/// <summary>Why an address is suppressed. Stored as its number: never renumber.</summary>
public enum SuppressionReason
{
    OptedOut = 1,
    Bounced = 2,
    Complained = 3,

    /// <summary>The organization itself does not want to write there.</summary>
    DoNotContact = 4,
}
