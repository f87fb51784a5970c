namespace FollowUp.Web.Components.Shared;

/// <summary>What a rule said.</summary>
public enum DecisionOutcome
{
    /// <summary>It may go.</summary>
    Passed,

    /// <summary>Not yet.</summary>
    Waits,

    /// <summary>No.</summary>
    Stopped,
}
