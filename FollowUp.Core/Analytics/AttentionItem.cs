using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Analytics;

/// <summary>Something that somebody has to look at.</summary>
/// <param name="Count">How many requests, messages or reviews it concerns.</param>
/// <param name="Since">When the oldest or, of failures, the latest of them came up.</param>
/// <param name="SubjectId">The campaign or provider account it is about.</param>
/// <param name="Subject">Its name.</param>
/// <param name="Reason">In the provider's words, without what differs from contact to contact.</param>
public sealed record AttentionItem(
    AttentionKind Kind,
    int Count,
    Instant? Since = null,
    Guid? SubjectId = null,
    string? Subject = null,
    Channel? Channel = null,
    string? Reason = null);

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
