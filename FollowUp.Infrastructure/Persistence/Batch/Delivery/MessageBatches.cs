using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
using FollowUp.Infrastructure.Scheduling;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>Set-based SQL of the send scan. Effects on enrollments and requests go into the same transactions.</summary>
internal sealed class MessageBatches(Database database, IIdSource ids, ScanSignals signals, MessageBatchLoader loader, IKeyedHashes hashes) : IMessageBatches
{
    private readonly MessageClaim claim = new();

    public async Task RecoverAsync(Instant now, CancellationToken cancellationToken)
    {
        if (await loader.AnyLostAsync(now, cancellationToken))
        {
            await database.WriteBatchAsync(session => LostMessages.RecoverAsync(session, ids, now, cancellationToken), cancellationToken);
        }
    }

    public async Task<MessageBatch> ClaimAsync(int most, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        var leaseId = ids.NewId();
        if (!await loader.AnyDueAsync(now, cancellationToken))
        {
            return MessageBatchLoader.Empty(leaseId);
        }

        var claimed = await database.WriteRepeatableAsync(
            session => claim.RunAsync(session, leaseId, most, now, now + lease, cancellationToken), cancellationToken);
        return await loader.LoadAsync(leaseId, claimed, now, cancellationToken);
    }

    public Task RenewAsync(Guid lease, Instant until, CancellationToken cancellationToken)
        => database.WriteRepeatableAsync(
            session => session.ExecuteAsync(
                """UPDATE "Messages" SET "LeaseUntil" = @until WHERE "LeaseId" = @lease AND "State" = 2""",
                cancellationToken, ("lease", lease), ("until", until)),
            cancellationToken);

    public async Task HoldAsync(Guid lease, IReadOnlyList<HeldMessage> held, Instant now, CancellationToken cancellationToken)
    {
        await database.WriteRepeatableAsync(async session =>
        {
            var rows = held.Select(one => new HeldRow(one.Message.Id, one.State, one.Until ?? one.Message.DueAt, one.Reason)).ToList();
            var changed = await session.QueryAsync(
                $"""
                UPDATE "Messages" SET "State" = r."NewState", "DueAt" = r."NewDueAt", "LastError" = r."NewError", "LeaseId" = NULL, "LeaseUntil" = NULL,
                    "UnknownAt" = CASE WHEN r."NewState" = 10 THEN @now ELSE "UnknownAt" END
                {session.Dialect.Output("Id")}
                FROM {session.Dialect.Rows<HeldRow>()} AS r
                WHERE "Messages"."Id" = r."Key" AND "LeaseId" = @lease AND {Dialect.Checked("State")} = 2
                {session.Dialect.Returning("Id")}
                """,
                reader => reader.GetGuid(0), cancellationToken, ("rows", RowJson.Write(rows)), ("lease", lease), ("now", now));
            var done = changed.ToHashSet();
            var written = held.Where(one => done.Contains(one.Message.Id)).ToList();
            await session.AddAsync("Verdicts", written.Select(one => Verdict(one, now)).ToList(), cancellationToken);
            await session.AddAsync("MessageEvents", written.Select(one => Event(one.Message, EventType(one.State), now, one.Reason)).ToList(), cancellationToken);
            await OriginEffects.ApplyAsync(session, [.. written.Select(one => SettledMessage.Of(one.Message, one.State, now, one.Reason))], now, cancellationToken);
            return written.Count;
        }, cancellationToken);
        signals.Wake(ScanKind.Advance);
    }

    public Task NoteAsync(IReadOnlyList<NotedMessage> noted, Instant now, CancellationToken cancellationToken)
        => database.WriteRepeatableAsync(
            session => session.InsertAsync(
                "Verdicts",
                noted.Select(one => new VerdictRow(
                    ids.NewId(), one.Message.OrganizationId, one.Message.Id, one.Rule, VerdictRecord.Shadow, one.Reason, one.Input, GateChain.RuleSet, null, null, now, one.Message.Channel)).ToList(),
                cancellationToken,
                $"""t."MessageId" = r."MessageId" AND t."Rule" = r."Rule" AND t."Kind" = '{VerdictRecord.Shadow}'"""),
            cancellationToken);

    public Task ReleaseAsync(Guid lease, IReadOnlyList<Guid> messageIds, Instant at, CancellationToken cancellationToken)
        => database.WriteRepeatableAsync(
            session => session.ExecuteAsync(
                $"""
                UPDATE "Messages" SET "State" = 1, "DueAt" = @at, "LeaseId" = NULL, "LeaseUntil" = NULL
                WHERE {session.Dialect.OneOf("Id")} AND "LeaseId" = @lease AND {Dialect.Checked("State")} = 2
                """,
                cancellationToken, ("rows", RowJson.Write(messageIds.Select(id => new KeyRow(id)))), ("lease", lease), ("at", at)),
            cancellationToken);

    public async Task<IReadOnlySet<Guid>> HandOverAsync(
        IReadOnlyList<HandedOver> ended, IReadOnlyList<ReadyMessage> next, Instant now, Duration timeLimit, CancellationToken cancellationToken)
    {
        if (ended.Count == 0 && next.Count == 0)
        {
            return new HashSet<Guid>();
        }

        var marked = await database.WriteBatchAsync(async session =>
        {
            await SentMessages.RecordAsync(session, ids, ended, cancellationToken);
            return await SentMessages.MarkAsync(session, ids, hashes, next, now, timeLimit, cancellationToken);
        }, cancellationToken);
        if (ended.Count > 0)
        {
            signals.Wake(ScanKind.Advance);
        }

        return marked;
    }

    private VerdictRow Verdict(HeldMessage held, Instant now)
    {
        var kind = held.State switch
        {
            MessageState.Planned => "defer",
            MessageState.Cancelled => "cancel",
            _ => "skip",
        };
        return new VerdictRow(ids.NewId(), held.Message.OrganizationId, held.Message.Id, held.Rule, kind, held.Reason, held.Input, GateChain.RuleSet, held.RuleVersion, held.Until, now, held.Message.Channel);
    }

    private MessageEventRow Event(QueuedMessage message, string type, Instant at, string? detail)
        => new(ids.NewId(), message.OrganizationId, message.Id, message.OriginId, type, at, detail);

    private static string EventType(MessageState state) => state == MessageState.Planned ? "held" : state.ToString().ToLowerInvariant();
}
