using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>
/// Why addresses may not be used: the organization's list, the installation's, and opt-outs that somebody has to decide
/// on. One query for a batch, by keyed hash, so that those of erased people are found too.
/// </summary>
internal sealed class AddressStandings(IKeyedHashes hashes)
{
    private const int Own = 1;
    private const int Installation = 2;

    /// <returns>By key; addresses that nothing stands against are left out.</returns>
    public async Task<Dictionary<Guid, AddressStanding>> LoadAsync(BatchSession session, IEnumerable<SoughtAddress> sought, Instant now, CancellationToken cancellationToken)
    {
        var rows = sought.Select(one => new StandingRow(one.Key, one.OrganizationId, one.Channel, AddressHash.Of(hashes, one.Channel, one.Address))).ToList();
        if (rows.Count == 0)
        {
            return [];
        }

        // A sentence by text is taken for both channels of the number: who writes it does not tell them apart.
        var source = session.Dialect.Rows<StandingRow>();
        var found = await session.QueryAsync(
            $"""
            SELECT r."Key", 1 AS "List", s."Reason", s."CreatedAt" AS "At" FROM {source} AS r
            INNER JOIN "Suppressions" AS s ON s."OrganizationId" = r."OfOrganization" AND s."Channel" = r."OfChannel" AND s."AddressHash" = r."Hash"
            UNION ALL
            SELECT r."Key", 2 AS "List", 0 AS "Reason", s."CreatedAt" AS "At" FROM {source} AS r
            INNER JOIN "InstallationSuppressions" AS s ON s."AddressHash" = r."Hash" AND s."Channel" = r."OfChannel"
            UNION ALL
            SELECT r."Key", 3 AS "List", 0 AS "Reason", p."At" FROM {source} AS r
            INNER JOIN "PossibleOptOuts" AS p ON p."OrganizationId" = r."OfOrganization" AND p."AddressHash" = r."Hash" AND p."Status" = 1 AND p."At" > @since
            """,
            reader => (Key: reader.GetGuid(0), List: reader.GetInt32(1), Reason: reader.GetInt32(2), At: reader.At(3)), cancellationToken,
            ("rows", RowJson.Write(rows)), ("since", now - PossibleOptOut.Hold));
        return found.GroupBy(row => row.Key).ToDictionary(group => group.Key, group => new AddressStanding(
            group.Where(row => row.List == Own).Select(row => (SuppressionReason?)row.Reason).FirstOrDefault(),
            group.Any(row => row.List == Installation),
            group.Where(row => row.List > Installation).Select(row => (Instant?)row.At).Max()));
    }

    private sealed record StandingRow(Guid Key, Guid OfOrganization, Channel OfChannel, string Hash);
}
