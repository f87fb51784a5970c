namespace FollowUp.Core.Analytics;

/// <summary>In the order of urgency, the most urgent first.</summary>
public enum AttentionKind
{
    /// <summary>A provider account takes hardly anything: everything behind it waits or fails.</summary>
    AccountFailing,

    /// <summary>Privacy requests are past the day the law sets.</summary>
    PrivacyOverdue,

    /// <summary>Requests failed for good.</summary>
    RequestsFailed,

    /// <summary>Messages that may or may not have been sent, and that nobody but a person can say it of.</summary>
    OutcomeUnknown,

    /// <summary>Messages that may be opt-outs wait for a decision.</summary>
    PossibleOptOuts,

    /// <summary>Requests wait in a paused campaign.</summary>
    CampaignPaused,

    /// <summary>Reviews wait for moderation.</summary>
    ReviewsPending,
}
