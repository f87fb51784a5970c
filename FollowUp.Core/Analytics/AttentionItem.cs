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
