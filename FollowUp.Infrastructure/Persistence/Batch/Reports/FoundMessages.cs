using System.Data.Common;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Persistence.Batch.Reports;

/// <summary>A message that reports are about, as they find it.</summary>
/// <param name="Address">Where it went, or would go to now.</param>
internal sealed record FoundMessage(
    Guid Id, Guid OrganizationId, OriginKind Origin, Guid OriginId, string Slot, Channel Channel, Guid? ContactId, string? Address, MessageFate Fate);

/// <summary>Finds the messages of reports in one query: by the provider's reference, else by our own id that it gave back.</summary>
internal static class FoundMessages
{
    private const string Columns = """
        r."Key", m."Id", m."OrganizationId", m."Origin", m."OriginId", m."Slot", m."Channel", m."ContactId", COALESCE(m."Address", CASE WHEN m."Channel" = 1 THEN c."Email" ELSE c."Phone" END),
        m."State", m."AttemptCount", m."SentAt", m."DeliveredAt", m."OpenedAt", m."ClickedAt", m."LastError"
        """;

    /// <summary>An account hears of its own organization's messages with its own provider, whatever reference or id it names.</summary>
    private const string Own = """m."OrganizationId" = r."OfOrganization" AND m."Provider" = r."OfProvider" """;

    /// <returns>By report.</returns>
    public static async Task<Dictionary<Guid, FoundMessage>> ReadAsync(BatchSession session, IReadOnlyCollection<ProviderEventRow> reports, CancellationToken cancellationToken)
    {
        var rows = session.Dialect.Rows<SoughtRow>();
        var found = await session.QueryAsync(
            $"""
            SELECT {Columns}, 0 AS "Way" FROM {rows} AS r INNER JOIN "Messages" AS m ON m."ProviderMessageId" = r."Reference" AND {Own}
            LEFT JOIN "Contacts" AS c ON c."Id" = m."ContactId"
            UNION ALL
            SELECT {Columns}, 1 AS "Way" FROM {rows} AS r INNER JOIN "Messages" AS m ON m."Id" = r."Told" AND {Own}
            LEFT JOIN "Contacts" AS c ON c."Id" = m."ContactId"
            """,
            reader => (Report: reader.GetGuid(0), Message: Map(reader), Way: reader.GetInt32(16)), cancellationToken,
            ("rows", RowJson.Write(reports.Select(row => new SoughtRow(row.Id, row.OrganizationId, row.Provider, row.Reference, row.ToldMessageId)))));
        return found.GroupBy(row => row.Report).ToDictionary(group => group.Key, group => group.MinBy(row => row.Way).Message);
    }

    private static FoundMessage Map(DbDataReader reader) => new(
        reader.GetGuid(1), reader.GetGuid(2), (OriginKind)reader.GetInt32(3), reader.GetGuid(4), reader.GetString(5), (Channel)reader.GetInt32(6), reader.IdOrNull(7), reader.TextOrNull(8),
        new MessageFate((MessageState)reader.GetInt32(9), reader.GetInt32(10) > 0, reader.AtOrNull(11), reader.AtOrNull(12), reader.AtOrNull(13), reader.AtOrNull(14), reader.TextOrNull(15)));
}
