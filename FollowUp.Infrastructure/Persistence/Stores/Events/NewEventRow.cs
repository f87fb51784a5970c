using FollowUp.Core.Events;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Events;

/// <summary>Columns of a new event.</summary>
internal sealed record NewEventRow(
    Guid Id,
    Guid OrganizationId,
    string Source,
    string Key,
    string Type,
    Instant OccurredAt,
    Instant ReceivedAt,
    string Payload,
    int Repeats,
    Instant? ProcessedAt,
    string? Outcome,
    Guid? ContactId)
{
    public static NewEventRow Of(NewEvent arrived, Guid id, Instant now) => new(
        id, arrived.OrganizationId, arrived.Source, arrived.Key, arrived.Type, arrived.OccurredAt, now, arrived.Payload, 0,
        arrived.Outcome is null ? null : now, arrived.Outcome, arrived.ContactId);
}

/// <summary>How often a known key came again. Names differ from the table's, so that neither needs a prefix.</summary>
internal sealed record RepeatRow(Guid OfOrganization, string OfSource, string OfKey, int Times);
