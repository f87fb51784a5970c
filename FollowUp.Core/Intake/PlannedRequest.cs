using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>A request to make, with the enrollment that will carry it.</summary>
/// <param name="ScheduledAt">The delivery plus the campaign's delay.</param>
/// <param name="Subject">Of the enrollment: <c>order:1001/item:2</c>.</param>
/// <param name="EntryStep">Where the enrollment starts.</param>
/// <param name="EntryPlannedAt">When it was to arrive there: the delivery.</param>
/// <param name="DueAt">When the enrollment is looked at first.</param>
/// <param name="Data">Variables of its messages, still without the request's id and link.</param>
public sealed record PlannedRequest(
    Guid CampaignId,
    Guid SequenceId,
    Guid VersionId,
    string OrderId,
    string ItemId,
    string Product,
    string? ProductUrl,
    string? ImageUrl,
    Instant ScheduledAt,
    Instant ExpiresAt,
    string Subject,
    string EntryStep,
    Instant EntryPlannedAt,
    Instant DueAt,
    RequestData Data);

/// <summary>What one event leads to.</summary>
public sealed record RequestPlan(IReadOnlyList<PlannedRequest> Requests, IReadOnlyList<Refusal> Refusals);
