using FollowUp.Core.Engine;
using FollowUp.Core.Requests;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Intake;

// Rows of set-based statements; see MessageRows for their names.

internal sealed record EventDoneRow(Guid Key, string NewOutcome, Guid? NewContactId);

/// <summary>Whom an event is about.</summary>
internal sealed record ContactLookupRow(Guid Key, Guid WantedOrganizationId, string? WantedEmail, string? WantedPhone);

internal sealed record NewContactRow(
    Guid Id,
    Guid OrganizationId,
    string? Email,
    string? Phone,
    string? FirstName,
    string? LastName,
    string? TimeZone,
    string? Country,
    string? State,
    Instant CreatedAt,
    Instant UpdatedAt,
    int Version);

internal sealed record ContactChangeRow(Guid Key, string? NewPhone, string? NewFirstName, string? NewLastName, string? NewTimeZone, string? NewCountry, string? NewState);

/// <summary>Asks when the contact was last asked about another order.</summary>
internal sealed record LastAskedRow(Guid Key, Guid AskedContactId, string ThisOrderId);

internal sealed record NewRequestRow(
    Guid Id,
    Guid OrganizationId,
    Guid CampaignId,
    Guid EnrollmentId,
    Guid ContactId,
    string OrderId,
    string ItemId,
    string Product,
    string? ProductUrl,
    string? ImageUrl,
    string Token,
    RequestStatus Status,
    Instant CreatedAt,
    Instant ScheduledAt,
    Instant ExpiresAt,
    int ReminderCount);

internal sealed record NewEnrollmentRow(
    Guid Id,
    Guid OrganizationId,
    Guid SequenceId,
    Guid VersionId,
    Guid ContactId,
    string Subject,
    int Pass,
    EnrollmentStatus Status,
    string Step,
    Instant PlannedAt,
    Instant DueAt,
    bool AwaitsMessages,
    Instant? ExpiresAt,
    string Data,
    Instant EnteredAt,
    int Round,
    bool Visited);
