using System.Data.Common;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>
/// Claims due messages, one lane after the other, so that each claim walks a short stretch of one index. Where more is due
/// than a claim takes, organizations share it evenly: the mass of one does not stand before the few of another.
/// </summary>
internal sealed class MessageClaim
{
    private const string Due = "\"State\" = 1 AND \"Lane\" = @lane AND \"DueAt\" <= @now";

    /// <summary>Of one organization; the index of open messages is by organization, and its condition is repeated so that it is used.</summary>
    private const string DueOfOrganization = """
        "OrganizationId" = @organization AND "State" IN (1, 2, 3, 6, 10) AND "State" = 1 AND "DueAt" <= @now AND "Lane" + 0 = @lane
        """;

    private const string Waiting = """
        SELECT o."Id" FROM "Organizations" AS o WHERE EXISTS (
            SELECT 1 FROM "Messages" AS m
            WHERE m."OrganizationId" = o."Id" AND m."State" IN (1, 2, 3, 6, 10) AND m."State" = 1 AND m."DueAt" <= @now AND m."Lane" + 0 = @lane)
        """;

    private static readonly string[] Columns =
    [
        "Id", "OrganizationId", "Origin", "OriginId", "Slot", "Lane", "Channel", "Address", "ContactId", "TemplateId", "Data", "Token",
        "AttemptCount", "DueAt", "ExpiresAt", "RetryCount", "Failovers", "OnlyAccountId", "HandedAt",
    ];

    private static readonly Lane[] Lanes = Enum.GetValues<Lane>();

    /// <summary>Lanes in which more was due than the last claim took.</summary>
    private readonly HashSet<Lane> crowded = [];

    public async Task<List<ClaimedRow>> RunAsync(BatchSession session, Guid lease, int most, Instant now, Instant until, CancellationToken cancellationToken)
    {
        var claimed = new List<ClaimedRow>();
        foreach (var lane in Lanes)
        {
            var room = most - claimed.Count;
            if (room <= 0)
            {
                break;
            }

            var taken = new List<ClaimedRow>();
            if (crowded.Contains(lane))
            {
                var organizations = await session.QueryAsync(Waiting, reader => reader.GetGuid(0), cancellationToken, ("now", now), ("lane", lane));
                foreach (var organization in organizations.Count > 1 ? organizations.Shuffle() : [])
                {
                    taken.AddRange(await TakeAsync(
                        session, DueOfOrganization, lease, lane, Math.Min(room - taken.Count, Math.Max(1, room / organizations.Count)), now, until, cancellationToken, ("organization", organization)));
                }
            }

            taken.AddRange(await TakeAsync(session, Due, lease, lane, room - taken.Count, now, until, cancellationToken));
            _ = taken.Count == room ? crowded.Add(lane) : crowded.Remove(lane);
            claimed.AddRange(taken);
        }

        return [.. claimed.OrderBy(row => row.Lane).ThenBy(row => row.DueAt).ThenBy(row => row.Id)];
    }

    private static async Task<List<ClaimedRow>> TakeAsync(
        BatchSession session, string which, Guid lease, Lane lane, int most, Instant now, Instant until, CancellationToken cancellationToken, params (string, object)[] more)
        => most <= 0 ? [] : await session.QueryAsync(
            $"""
            UPDATE "Messages" SET "State" = 2, "LeaseId" = @lease, "LeaseUntil" = @until {session.Dialect.Output(Columns)}
            WHERE "Id" IN ({session.Dialect.Pick("Messages", which, "\"DueAt\"")}) {session.Dialect.Returning(Columns)}
            """,
            Map, cancellationToken, [("lease", lease), ("until", until), ("now", now), ("lane", lane), ("most", most), .. more]);

    private static ClaimedRow Map(DbDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetGuid(1),
        (OriginKind)reader.GetInt32(2),
        reader.GetGuid(3),
        reader.GetString(4),
        (Lane)reader.GetInt32(5),
        (Channel)reader.GetInt32(6),
        reader.TextOrNull(7),
        reader.IdOrNull(8),
        reader.IdOrNull(9),
        reader.GetString(10),
        reader.GetString(11),
        reader.GetInt32(12),
        reader.At(13),
        reader.At(14),
        reader.GetInt32(15),
        reader.GetInt32(16),
        reader.IdOrNull(17),
        reader.AtOrNull(18));
}

/// <summary>A message as it was claimed.</summary>
internal sealed record ClaimedRow(
    Guid Id,
    Guid OrganizationId,
    OriginKind Origin,
    Guid OriginId,
    string Slot,
    Lane Lane,
    Channel Channel,
    string? Address,
    Guid? ContactId,
    Guid? TemplateId,
    string Data,
    string Token,
    int AttemptCount,
    Instant DueAt,
    Instant ExpiresAt,
    int RetryCount,
    int Failovers,
    Guid? OnlyAccountId,
    Instant? HandedAt);
