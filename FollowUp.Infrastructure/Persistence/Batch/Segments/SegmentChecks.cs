using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Batch.Segments;

/// <summary>Notes contacts that something happened to, in organizations where a sequence waits for contacts to come into a segment.</summary>
internal static class SegmentChecks
{
    /// <summary>In the transaction of the change itself, so that none is forgotten.</summary>
    /// <returns>How many were noted.</returns>
    public static async Task<int> AddAsync(
        BatchSession session, IIdSource ids, IEnumerable<(Guid OrganizationId, Guid ContactId)> contacts, CancellationToken cancellationToken)
    {
        var rows = contacts.Distinct().Select(one => new CheckRow(ids.NewId(), one.OrganizationId, one.ContactId)).ToList();
        return rows.Count == 0 ? 0 : await session.ExecuteAsync(
            $"""
            INSERT INTO "SegmentChecks" ("Id", "OrganizationId", "ContactId") SELECT r."Key", r."OfOrganization", r."OfContact"
            FROM {session.Dialect.Rows<CheckRow>()} AS r
            WHERE EXISTS (SELECT 1 FROM "SegmentWatches" AS w WHERE w."OrganizationId" = r."OfOrganization" AND w."Active" = {session.Dialect.True})
            """,
            cancellationToken, ("rows", RowJson.Write(rows)));
    }

    /// <summary>The oldest of an organization.</summary>
    public static Task<List<SegmentCheck>> OldestAsync(FollowUpDbContext context, Guid organizationId, int most, CancellationToken cancellationToken)
        => context.Set<SegmentCheck>().AsNoTracking().Where(row => row.OrganizationId == organizationId).OrderBy(row => row.Id).Take(most).ToListAsync(cancellationToken);

    public static Task RemoveAsync(BatchSession session, IEnumerable<SegmentCheck> checks, CancellationToken cancellationToken)
        => session.ExecuteAsync(
            $"""DELETE FROM "SegmentChecks" WHERE {session.Dialect.OneOf("Id")}""",
            cancellationToken, ("rows", RowJson.Write(checks.Select(check => new KeyRow(check.Id)))));

    private sealed record CheckRow(Guid Key, Guid OfOrganization, Guid OfContact);
}
