using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Intake;

/// <summary>An event by which the product itself asks that a contact enters a sequence. Its key tells a repeat.</summary>
internal sealed record AskedEntryRow(
    Guid Id, Guid OrganizationId, string Source, string Key, string Type, Instant OccurredAt, Instant ReceivedAt, Guid ContactId, string Payload, int Repeats)
{
    /// <returns>How many were new.</returns>
    public static Task<int> InsertAsync(BatchSession session, IReadOnlyCollection<AskedEntryRow> rows, CancellationToken cancellationToken)
        => session.InsertAsync(
            "Events", rows, cancellationToken, "t.\"OrganizationId\" = r.\"OrganizationId\" AND t.\"Source\" = r.\"Source\" AND t.\"Key\" = r.\"Key\"");
}
