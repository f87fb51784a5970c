using FollowUp.Core.Delivery.Routing;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>
/// One row an account. A change carries the state it was computed from: what another node changed meanwhile is read again,
/// and after a few rounds left to it.
/// </summary>
internal sealed class RateBuckets(Database database) : IRateBuckets
{
    private const int Rounds = 3;

    public async Task<IReadOnlyDictionary<Guid, RateGrant>> TakeAsync(IReadOnlyList<RateAsk> asks, Instant now, CancellationToken cancellationToken)
    {
        var grants = new Dictionary<Guid, RateGrant>();
        var open = asks;
        for (var round = 0; round < Rounds && open.Count > 0; round++)
        {
            var changed = await database.WriteRepeatableAsync(session => RunAsync(session, open, now, cancellationToken), cancellationToken);
            foreach (var (account, grant) in changed)
            {
                grants[account] = grant;
            }

            open = [.. open.Where(ask => !changed.ContainsKey(ask.AccountId))];
        }

        return grants;
    }

    private static async Task<Dictionary<Guid, RateGrant>> RunAsync(BatchSession session, IReadOnlyList<RateAsk> asks, Instant now, CancellationToken cancellationToken)
    {
        await session.AddAsync("SendRates", asks.Select(ask => new SendRateState(ask.AccountId, 0)).ToList(), cancellationToken, "t.\"AccountId\" = r.\"AccountId\"");
        var known = (await session.QueryAsync(
            $"""SELECT "AccountId", "FullAtMicroseconds" FROM "SendRates" WHERE {session.Dialect.OneOf("AccountId")}""",
            reader => (Account: reader.GetGuid(0), FullAt: reader.GetInt64(1)), cancellationToken,
            ("rows", RowJson.Write(asks.Select(ask => new KeyRow(ask.AccountId))))))
            .ToDictionary(row => row.Account, row => row.FullAt);
        var results = asks.ToDictionary(ask => ask.AccountId, ask => new RateCell(At(known[ask.AccountId])).Take(ask.Rate, ask.Count, now));
        var changes = results.Where(result => result.Value.Taken > 0)
            .Select(result => new RateChange(result.Key, known[result.Key], Microseconds(result.Value.After.FullAt))).ToList();
        var changed = changes.Count == 0 ? [] : (await session.QueryAsync(
            $"""
            UPDATE "SendRates" SET "FullAtMicroseconds" = r."After" {session.Dialect.Output("AccountId")}
            FROM {session.Dialect.Rows<RateChange>()} AS r
            WHERE "SendRates"."AccountId" = r."Key" AND "FullAtMicroseconds" = r."Before" {session.Dialect.Returning("AccountId")}
            """,
            reader => reader.GetGuid(0), cancellationToken, ("rows", RowJson.Write(changes)))).ToHashSet();
        return asks.Where(ask => results[ask.AccountId].Taken == 0 || changed.Contains(ask.AccountId))
            .ToDictionary(ask => ask.AccountId, ask => new RateGrant(results[ask.AccountId].Taken, results[ask.AccountId].After.FreeAt(ask.Rate)));
    }

    private static Instant At(long microseconds) => NodaConstants.UnixEpoch + Duration.FromNanoseconds(microseconds * 1000);

    private static long Microseconds(Instant at) => (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds() / 1000;

    private sealed record RateChange(Guid Key, long Before, long After);
}

/// <summary>A row of SendRates.</summary>
/// <param name="FullAtMicroseconds">Since the Unix epoch; <see cref="RateCell.FullAt"/>.</param>
internal sealed record SendRateState(Guid AccountId, long FullAtMicroseconds);
