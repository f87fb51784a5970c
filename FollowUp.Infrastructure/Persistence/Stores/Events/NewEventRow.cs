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
    /// <summary>What the unique key says; see <see cref="Batch.Dialect.Insert{T}"/>.</summary>
    public const string SameKey = """t."OrganizationId" = r."OrganizationId" AND t."Source" = r."Source" AND t."Key" = r."Key" """;

    public static NewEventRow Of(NewEvent arrived, Guid id, Instant now) => new(
        id, arrived.OrganizationId, arrived.Source, arrived.Key, arrived.Type, arrived.OccurredAt, now, arrived.Payload, 0,
        arrived.Outcome is null ? null : now, arrived.Outcome, arrived.ContactId);

    public static NewEventRow Of(Event one) => new(
        one.Id, one.OrganizationId, one.Source, one.Key, one.Type, one.OccurredAt, one.ReceivedAt, one.Payload, one.Repeats, one.ProcessedAt, one.Outcome, one.ContactId);
}

/// <summary>How often a known key came again. Names differ from the table's, so that neither needs a prefix.</summary>
internal sealed record RepeatRow(Guid OfOrganization, string OfSource, string OfKey, int Times);
