using NodaTime;

namespace FollowUp.Core.Requests;

/// <summary>One review as the moderation list shows it.</summary>
public sealed record ReviewRow(
    Guid Id,
    Guid RequestId,
    Guid ContactId,
    string Contact,
    string OrderId,
    string Product,
    int Rating,
    string? Headline,
    string Text,
    string? ShownName,
    bool MayPublish,
    IReadOnlyList<ReviewPhoto> Photos,
    ReviewStatus Status,
    bool Featured,
    string? Reply,
    Instant SubmittedAt);
