using System.Data.Common;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>Claims due messages, one lane after the other, so that each claim walks a short stretch of one index.</summary>
internal static class MessageClaim
{
    private const string Due = "\"State\" = 1 AND \"Lane\" = @lane AND \"DueAt\" <= @now";

    private static readonly string[] Columns =
    [
        "Id", "OrganizationId", "Origin", "OriginId", "Slot", "Lane", "Channel", "Address", "ContactId", "TemplateId", "Data", "Token",
        "AttemptCount", "DueAt", "ExpiresAt",
    ];

    private static readonly Lane[] Lanes = Enum.GetValues<Lane>();

    public static async Task<List<ClaimedRow>> RunAsync(BatchSession session, Guid lease, int most, Instant now, Instant until, CancellationToken cancellationToken)
    {
        var pick = session.Dialect.Pick("Messages", Due, "\"DueAt\"");
        var sql = $"""
            UPDATE "Messages" SET "State" = 2, "LeaseId" = @lease, "LeaseUntil" = @until {session.Dialect.Output(Columns)}
            WHERE "Id" IN ({pick}) {session.Dialect.Returning(Columns)}
            """;
        var claimed = new List<ClaimedRow>();
        foreach (var lane in Lanes)
        {
            if (claimed.Count >= most)
            {
                break;
            }

            claimed.AddRange(await session.QueryAsync(
                sql, Map, cancellationToken,
                ("lease", lease), ("until", until), ("now", now), ("lane", lane), ("most", most - claimed.Count)));
        }

        claimed.Sort((left, right) => left.Lane != right.Lane ? left.Lane.CompareTo(right.Lane) : left.DueAt.CompareTo(right.DueAt));
        return claimed;
    }

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
        reader.At(14));
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
    Instant ExpiresAt);
