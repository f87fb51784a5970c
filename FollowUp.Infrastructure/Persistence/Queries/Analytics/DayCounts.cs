using FollowUp.Core.Analytics;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>Counts what happened day by day, in one statement whose every part is answered from an index alone.</summary>
internal static class DayCounts
{
    /// <remarks>
    /// Channels: 1 e-mail, 2 text message. Message state 6: failed; the filter of IX_Messages_Open is repeated because
    /// SQLite takes a partial index only for a condition that names it. Review statuses 1 to 3: all of them.
    /// </remarks>
    public static async Task<IReadOnlyList<DayCount>> ReadAsync(FollowUpDbContext context, Guid organizationId, DayRange range, CancellationToken cancellationToken)
    {
        var sql = string.Join(
            " UNION ALL ",
            Part(DayCountKind.Requests, "\"Requests\"", "\"CreatedAt\"", "1 = 1", range),
            Part(DayCountKind.Email, "\"Messages\"", "\"SentAt\"", "\"Channel\" = 1", range),
            Part(DayCountKind.Sms, "\"Messages\"", "\"SentAt\"", "\"Channel\" = 2", range),
            Part(DayCountKind.Clicked, "\"Messages\"", "\"SentAt\"", "\"ClickedAt\" IS NOT NULL", range),
            Part(DayCountKind.Submitted, "\"Reviews\"", "\"SubmittedAt\"", "\"Status\" IN (1, 2, 3)", range),
            Part(DayCountKind.Failed, "\"Messages\"", "\"DueAt\"", "\"State\" = 6 AND \"State\" IN (1, 2, 3, 6, 10)", range));
        return await context.Database
            .SqlQueryRaw<DayCount>(sql, organizationId, range.From.ToUnixTimeMilliseconds(), range.To.ToUnixTimeMilliseconds())
            .ToListAsync(cancellationToken);
    }

    private static string Part(DayCountKind kind, string table, string at, string where, DayRange range)
    {
        var day = DaySql.Of(at, range);
        return $"SELECT {(int)kind} AS \"Kind\", {day} AS \"Day\", CAST(COUNT(*) AS bigint) AS \"Number\" FROM {table} "
            + $"WHERE \"OrganizationId\" = {{0}} AND {at} >= {{1}} AND {at} < {{2}} AND {where} GROUP BY {day}";
    }
}

/// <summary>How often something happened on one day.</summary>
internal sealed record DayCount(DayCountKind Kind, long Day, long Number);

/// <summary>What is counted.</summary>
internal enum DayCountKind
{
    Requests = 1,
    Email = 2,
    Sms = 3,
    Clicked = 4,
    Submitted = 5,
    Failed = 6,
}
