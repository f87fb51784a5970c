using System.Data.Common;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Delivery.Unknown;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>Set-based SQL of the scan for messages in doubt.</summary>
internal sealed class UnknownMessages(Database database, IIdSource ids, ScanSignals signals) : IUnknownMessages
{
    private const string Due = "\"State\" = 10 AND \"CheckAt\" IS NOT NULL AND \"CheckAt\" <= @now";

    public async Task<IReadOnlyList<UnknownMessage>> ClaimAsync(int most, Instant now, Instant again, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        if (!await context.Set<Message>().AnyAsync(row => row.State == MessageState.Unknown && row.CheckAt != null && row.CheckAt <= now, cancellationToken))
        {
            return [];
        }

        var claimed = await database.WriteRepeatableAsync(
            session => session.QueryAsync(
                $"""
                UPDATE "Messages" SET "CheckAt" = @again {session.Dialect.Output("Id")}
                WHERE "Id" IN ({session.Dialect.Pick("Messages", Due, "\"CheckAt\"")}) {session.Dialect.Returning("Id")}
                """,
                reader => reader.GetGuid(0), cancellationToken, ("again", again), ("now", now), ("most", most)),
            cancellationToken);
        var session = new BatchSession(context, database.Dialect);
        return await session.QueryAsync(
            $"""
            SELECT m."Id", m."OrganizationId", m."Lane", m."Channel", m."Provider", m."AccountId", COALESCE(m."Address", CASE WHEN m."Channel" = 1 THEN c."Email" ELSE c."Phone" END), w."Text",
                   m."HandedAt", m."UnknownAt"
            FROM "Messages" AS m
            LEFT JOIN "Contacts" AS c ON c."Id" = m."ContactId"
            LEFT JOIN "MessageContents" AS w ON w."MessageId" = m."Id"
            WHERE {database.Dialect.OneOf("m.Id")}
            """,
            reader => Map(reader, now), cancellationToken, ("rows", RowJson.Write(claimed.Select(id => new KeyRow(id)))));
    }

    public async Task<int> SettleAsync(IReadOnlyList<Settlement> settlements, Instant now, CancellationToken cancellationToken)
    {
        var count = await database.WriteBatchAsync(async session =>
        {
            string[] columns = ["Id", "OrganizationId", "Origin", "OriginId", "Slot"];
            var settled = await session.QueryAsync(
                $"""
                UPDATE "Messages" SET "State" = r."NewState", "CheckAt" = r."NewCheckAt", "ProviderMessageId" = r."NewReference", "OnlyAccountId" = r."NewOnly",
                    "SentAt" = CASE WHEN r."NewState" = 4 THEN COALESCE("HandedAt", @now) ELSE "SentAt" END,
                    "DueAt" = CASE WHEN r."NewState" = 1 THEN @now ELSE "DueAt" END,
                    "ExpiresAt" = CASE WHEN r."NewState" = 1 AND "ExpiresAt" < @now THEN @until ELSE "ExpiresAt" END,
                    "LastError" = CASE WHEN r."NewState" = 10 THEN "LastError" ELSE r."NewError" END, "FailureKind" = r."NewKind",
                    "Cost" = CASE WHEN r."NewState" IN (4, 10) THEN COALESCE(r."NewCost", "Cost") ELSE NULL END, "Currency" = COALESCE(r."NewCurrency", "Currency"),
                    "CostSource" = CASE WHEN r."NewCost" IS NULL THEN "CostSource" ELSE 2 END,
                    "FailureWords" = CASE WHEN r."NewState" IN (6, 10) THEN "FailureWords" ELSE NULL END,
                    "DismissedAt" = CASE WHEN r."NewState" = 6 THEN @now ELSE NULL END
                {session.Dialect.Output(columns)}
                FROM {session.Dialect.Rows<SettledRow>()} AS r
                WHERE "Messages"."Id" = r."Key" AND {Dialect.Checked("State")} = 10
                {session.Dialect.Returning(columns)}
                """,
                reader => new ChangedRow(reader.GetGuid(0), reader.GetGuid(1), (OriginKind)reader.GetInt32(2), reader.GetGuid(3), reader.GetString(4)),
                cancellationToken, ("rows", RowJson.Write(settlements.Select(Row))), ("now", now), ("until", now + UnknownRules.RepeatKnown));
            var byId = settlements.ToDictionary(one => one.MessageId);
            var over = settled.Where(row => byId[row.Id] is not Settlement.Open).ToList();
            await session.InsertAsync(
                "MessageEvents",
                over.Select(row => new MessageEventRow(ids.NewId(), row.OrganizationId, row.Id, row.OriginId, Type(byId[row.Id]), now, Reason(byId[row.Id]))).ToList(),
                cancellationToken);
            await OriginEffects.ApplyAsync(session, [.. over.Select(row => new SettledMessage(row.Origin, row.OriginId, row.Slot, State(byId[row.Id]), now, (byId[row.Id] as Settlement.Failed)?.Reason))], now, cancellationToken);
            return over.Count;
        }, cancellationToken);
        signals.Wake(ScanKind.Send);
        signals.Wake(ScanKind.Advance);
        return count;
    }

    private static UnknownMessage Map(DbDataReader reader, Instant now) => new(
        reader.GetGuid(0), reader.GetGuid(1), (Lane)reader.GetInt32(2), (Channel)reader.GetInt32(3), reader.TextOrNull(4), reader.IdOrNull(5), reader.TextOrNull(6),
        reader.TextOrNull(7) ?? "", reader.AtOrNull(8) ?? now, reader.AtOrNull(9) ?? now);

    private static SettledRow Row(Settlement settlement) => settlement switch
    {
        Settlement.Sent sent => new SettledRow(sent.MessageId, MessageState.Sent, null, sent.ProviderMessageId, null, null, null) { NewCost = sent.Price?.Micros, NewCurrency = sent.Price?.Currency },
        Settlement.Again again => new SettledRow(again.MessageId, MessageState.Planned, null, null, again.OnlyAccountId, null, null),
        Settlement.Failed failed => new SettledRow(failed.MessageId, MessageState.Failed, null, null, null, failed.Reason, DeadLetterKind.GivenUp),
        Settlement.Open open => new SettledRow(open.MessageId, MessageState.Unknown, open.CheckAt, null, null, null, null),
        _ => throw new InvalidOperationException($"There is no way to write down {settlement.GetType().Name}."),
    };

    private static MessageState State(Settlement settlement) => Row(settlement).NewState;

    private static string Type(Settlement settlement) => settlement switch
    {
        Settlement.Sent => "sent",
        Settlement.Failed => "failed",
        _ => "deferred",
    };

    private static string? Reason(Settlement settlement) => settlement switch
    {
        Settlement.Sent sent => sent.Reason,
        Settlement.Again again => again.Reason,
        Settlement.Failed failed => failed.Reason,
        _ => null,
    };

    private sealed record SettledRow(Guid Key, MessageState NewState, Instant? NewCheckAt, string? NewReference, Guid? NewOnly, string? NewError, DeadLetterKind? NewKind)
    {
        public long? NewCost { get; init; }

        public string? NewCurrency { get; init; }
    }

    private sealed record ChangedRow(Guid Id, Guid OrganizationId, OriginKind Origin, Guid OriginId, string Slot);
}
