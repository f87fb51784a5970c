namespace FollowUp.Core.Organizations;

public enum SignInOutcome
{
    SignedIn,

    /// <summary>Wrong, unknown or locked: not told apart.</summary>
    Refused,

    SecondStepNeeded,

    /// <summary>Known and right, but not (or no longer) a member of any organization.</summary>
    NoOrganization,
}
