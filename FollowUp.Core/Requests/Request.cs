using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Requests;

/// <summary>One contact asked for a review of one delivered item. Unique by campaign, order and item.</summary>
public sealed class Request : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid CampaignId { get; init; }

    /// <summary>The enrollment that carries it through the campaign's flow.</summary>
    public Guid EnrollmentId { get; init; }

    public Guid ContactId { get; init; }

    public required string OrderId { get; init; }

    public required string ItemId { get; init; }

    public required string Product { get; init; }

    public string? ProductUrl { get; init; }

    public string? ImageUrl { get; init; }

    /// <summary>Unguessable part of the link to the submission page.</summary>
    public required string Token { get; init; }

    public RequestStatus Status { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant ScheduledAt { get; init; }

    public Instant ExpiresAt { get; init; }

    public Instant? FirstSentAt { get; init; }

    /// <summary>Reminders sent; one on two channels counts once.</summary>
    public int ReminderCount { get; init; }

    public Instant? NextReminderAt { get; init; }

    public Instant? ClickedAt { get; init; }

    public Instant? SubmittedAt { get; init; }

    public string? LastError { get; init; }
}

/// <summary>Stored as its number: never renumber. 3 is not used.</summary>
public enum RequestStatus
{
    Scheduled = 1,

    /// <summary>Its time has come; until its first message was taken. Whether that is on its way just now, the message knows.</summary>
    Queued = 2,
    Sent = 4,
    Clicked = 5,
    Submitted = 6,
    Failed = 7,

    /// <summary>A gate forbade every message of it.</summary>
    Skipped = 8,

    /// <summary>Its message may or may not have been sent.</summary>
    Unknown = 9,
    Expired = 10,
    Cancelled = 11,
}

/// <summary>Something that happened to a request and not to one of its messages, written with the change itself.</summary>
public sealed class RequestEvent : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid RequestId { get; init; }

    /// <summary><c>scheduled</c>, <c>submitted</c>, <c>expired</c>, <c>cancelled</c>, <c>retried</c>, <c>resent</c>, …</summary>
    public required string Type { get; init; }

    public Instant At { get; init; }

    public string? Detail { get; init; }
}
