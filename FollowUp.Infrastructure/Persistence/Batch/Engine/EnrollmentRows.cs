using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

// Rows of set-based statements; see MessageRows for their names.

/// <summary>Where an enrollment stands after a decision.</summary>
internal sealed record AdvancedRow(
    Guid Key,
    EnrollmentStatus NewStatus,
    string NewStep,
    Instant NewPlannedAt,
    int NewRound,
    bool NewVisited,
    Instant? NewDueAt,
    bool NewAwaits,
    string? NewAwaitsEvent,
    string? NewStopReason,
    Instant? NewEndedAt);

internal sealed record ExecutionRow(Guid Id, Guid OrganizationId, Guid EnrollmentId, string Step, int Pass, Instant PlannedAt, Instant RanAt, string? Note);

/// <summary>A message as it is planned.</summary>
internal sealed record PlannedMessageRow(
    Guid Id,
    Guid OrganizationId,
    OriginKind Origin,
    Guid OriginId,
    string Slot,
    Lane Lane,
    Channel Channel,
    Guid? ContactId,
    string? Address,
    Guid? TemplateId,
    string Data,
    MessageState State,
    Instant PlannedAt,
    Instant DueAt,
    Instant ExpiresAt,
    int AttemptCount,
    string Token,
    string? RequestedBy)
{
    /// <summary>How long a message may be held before it is given up.</summary>
    public static readonly Duration LongestHold = Duration.FromDays(7);
}

/// <summary>A claimed enrollment before its flow and facts are known.</summary>
internal sealed record ClaimedEnrollment(
    Guid Id,
    Guid OrganizationId,
    Guid SequenceId,
    Guid VersionId,
    Guid ContactId,
    string Subject,
    string Step,
    Instant PlannedAt,
    Instant? ExpiresAt,
    Instant EnteredAt,
    Instant DueAt,
    int Round,
    bool Visited,
    string Data);
