using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Delivery.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Channels;

/// <summary>Sums up the hand-overs of an organization's accounts in one statement, through the index on account and time.</summary>
internal sealed class AccountPulseQuery(Database database, AccountCircuits circuits, IClock clock)
{
    private const int Hour = 1;
    private const int Day = 2;

    /// <summary>Percentiles are the smallest value that enough rows do not exceed: the three databases share no function for them.</summary>
    private const string Sql =
        """
        SELECT r."AccountId" AS "AccountId", r."Span" AS "Span", CAST(COUNT(*) AS bigint) AS "Attempts",
            CAST(SUM(CASE WHEN r."Outcome" = 'accepted' THEN 1 ELSE 0 END) AS bigint) AS "Accepted",
            MIN(CASE WHEN r."Place" * 2 >= r."Number" THEN r."Took" END) AS "P50",
            MIN(CASE WHEN r."Place" * 100 >= r."Number" * 95 THEN r."Took" END) AS "P95",
            MAX(CASE WHEN r."Failure" = 1 AND r."Outcome" <> 'accepted' THEN r."Reason" END) AS "LastError",
            MAX(CASE WHEN r."Failure" = 1 AND r."Outcome" <> 'accepted' THEN r."FinishedAt" END) AS "LastErrorAt"
        FROM (
            SELECT a."AccountId", s."Span", a."Outcome", a."Reason", a."FinishedAt", a."FinishedAt" - a."StartedAt" AS "Took",
                ROW_NUMBER() OVER (PARTITION BY a."AccountId", s."Span" ORDER BY a."FinishedAt" - a."StartedAt") AS "Place",
                COUNT(*) OVER (PARTITION BY a."AccountId", s."Span") AS "Number",
                ROW_NUMBER() OVER (PARTITION BY a."AccountId", s."Span" ORDER BY CASE WHEN a."Outcome" = 'accepted' THEN 1 ELSE 0 END, a."FinishedAt" DESC) AS "Failure"
            FROM "ChannelAccounts" AS c
            JOIN "Attempts" AS a ON a."AccountId" = c."Id" AND a."FinishedAt" >= {2}
            JOIN (SELECT 1 AS "Span", {1} AS "Begin" UNION ALL SELECT 2, {2}) AS s ON a."FinishedAt" >= s."Begin"
            WHERE c."OrganizationId" = {0}
        ) AS r
        GROUP BY r."AccountId", r."Span"
        """;

    public async Task<IReadOnlyDictionary<Guid, AccountPulse>> ReadAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using var context = database.Open(organizationId);
        var accounts = await context.Set<ChannelAccount>().Select(account => account.Id).ToListAsync(cancellationToken);
        var sums = (await context.Database
            .SqlQueryRaw<Sum>(Sql, organizationId, (now - Duration.FromHours(1)).ToUnixTimeMilliseconds(), (now - Duration.FromDays(1)).ToUnixTimeMilliseconds())
            .ToListAsync(cancellationToken)).ToDictionary(sum => (sum.AccountId, sum.Span));
        return accounts.ToDictionary(id => id, id =>
        {
            var day = sums.GetValueOrDefault((id, Day));
            return new AccountPulse(
                circuits.State(id, now), circuits.RestingSince(id), Span(sums.GetValueOrDefault((id, Hour))), Span(day), day?.LastError,
                day?.LastErrorAt is { } at ? Instant.FromUnixTimeMilliseconds(at) : null);
        });
    }

    private static AccountSpan Span(Sum? sum) => sum is null ? AccountSpan.None : new AccountSpan(sum.Attempts, sum.Accepted, sum.P50, sum.P95);

    private sealed record Sum(Guid AccountId, int Span, long Attempts, long Accepted, long? P50, long? P95, string? LastError, long? LastErrorAt);
}
