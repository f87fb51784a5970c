using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Delivery.Unknown;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>Marks messages as being sent, and records how that ended.</summary>
internal static class SentMessages
{
    private const int LongestReason = 1000;

    /// <summary>
    /// Only what is still claimed and queued is marked: what was cancelled in between never leaves. Nor does what an opt-out
    /// could not see and cancel, because it was planned in the moment of it; that stays claimed, and the gates say so of it
    /// once its lease has run out.
    /// </summary>
    public static async Task<IReadOnlySet<Guid>> MarkAsync(
        BatchSession session, IIdSource ids, IKeyedHashes hashes, IReadOnlyList<ReadyMessage> next, Instant now, Duration timeLimit, CancellationToken cancellationToken)
    {
        if (next.Count == 0)
        {
            return new HashSet<Guid>();
        }

        var marked = (await session.QueryAsync(
            $"""
            UPDATE "Messages" SET "State" = 3, "LeaseUntil" = @until, "HandedAt" = CASE WHEN "OnlyAccountId" IS NULL THEN @now ELSE "HandedAt" END,
                "Provider" = r."NewProvider", "AccountId" = r."NewAccountId",
                "Units" = r."NewUnits", "Cost" = r."NewCost", "Currency" = r."NewCurrency", "CostSource" = r."NewCostSource" {session.Dialect.Output("Id")}
            FROM {session.Dialect.Rows<GoingRow>()} AS r
            WHERE "Messages"."Id" = r."Key" AND "LeaseId" = r."Lease" AND {Dialect.Checked("State")} = 2
                AND NOT EXISTS (SELECT 1 FROM "Suppressions" AS s WHERE s."OrganizationId" = "Messages"."OrganizationId" AND s."Channel" = "Messages"."Channel" AND s."AddressHash" = r."Hash")
                AND NOT EXISTS (SELECT 1 FROM "InstallationSuppressions" AS i WHERE i."AddressHash" = r."Hash" AND i."Channel" = "Messages"."Channel")
            {session.Dialect.Returning("Id")}
            """,
            reader => reader.GetGuid(0), cancellationToken,
            ("rows", RowJson.Write(next.Select(ready => Going(ready, hashes)))),
            ("now", now), ("until", now + timeLimit))).ToHashSet();
        marked.ExceptWith(await ShortLinks.AddAsync(session, ids, [.. next.Where(ready => ready.ShortLinks && marked.Contains(ready.Message.Id))], cancellationToken));
        var going = next.Where(ready => marked.Contains(ready.Message.Id)).ToList();

        // The words stay those of the first try, so that every attempt hands over the same message.
        await session.AddAsync("MessageContents", going.Select(Content).ToList(), cancellationToken, "t.\"MessageId\" = r.\"MessageId\"");
        await RecordFilesAsync(session, going, cancellationToken);
        return marked;
    }

    /// <summary>A result that comes after its lease was lost still settles a message that became unknown meanwhile.</summary>
    public static async Task RecordAsync(BatchSession session, IIdSource ids, IReadOnlyList<HandedOver> ended, CancellationToken cancellationToken)
    {
        if (ended.Count == 0)
        {
            return;
        }

        var changed = (await session.QueryAsync(
            $"""
            UPDATE "Messages" SET "State" = r."NewState", "DueAt" = r."NewDueAt", "AttemptCount" = r."NewAttempts", "Address" = r."NewAddress",
                "Provider" = r."NewProvider", "AccountId" = r."NewAccountId", "ProviderMessageId" = r."NewProviderMessageId",
                "LastError" = r."NewError", "SentAt" = r."NewSentAt", "LeaseUntil" = NULL,
                "RetryCount" = r."NewRetries", "Failovers" = r."NewFailovers", "UnknownAt" = r."NewUnknownAt", "CheckAt" = r."NewCheckAt",
                "FailureKind" = r."NewFailureKind", "FailureWords" = r."NewFailureWords",
                "Cost" = CASE WHEN r."NewState" IN (4, 10) THEN "Cost" ELSE NULL END
            {session.Dialect.Output("Id")}
            FROM {session.Dialect.Rows<EndedRow>()} AS r
            WHERE "Messages"."Id" = r."Key" AND "LeaseId" = r."Lease" AND {Dialect.Checked("State")} IN (2, 3, 10)
            {session.Dialect.Returning("Id")}
            """,
            reader => reader.GetGuid(0), cancellationToken, ("rows", RowJson.Write(ended.Select(Ended))))).ToHashSet();
        var written = ended.Where(one => changed.Contains(one.Message.Id)).ToList();
        await session.AddAsync("Attempts", written.Select(one => Attempt(ids, one)).ToList(), cancellationToken);
        await session.AddAsync("MessageEvents", written.Select(one => Event(ids, one)).ToList(), cancellationToken);
        var now = written.Count == 0 ? default : written.Max(one => one.FinishedAt);
        await OriginEffects.ApplyAsync(session, [.. written.Select(one => SettledMessage.Of(one.Message, one.State, one.FinishedAt, Reason(one.Outcome)))], now, cancellationToken);
    }

    /// <summary>With what it costs if it is taken: so it is known whoever learns that it was. Without a hash for what gates let pass whatever the lists say.</summary>
    private static GoingRow Going(ReadyMessage ready, IKeyedHashes hashes) => new(
        ready.Message.Id, ready.Lease, ready.Route.Provider, ready.Route.Account.AccountId, ready.Charge?.Units, ready.Charge?.Micros, ready.Charge?.Each?.Currency, ready.Charge?.Source,
        ready.Message.Origin is OriginKind.System or OriginKind.Answer ? null : AddressHash.Of(hashes, ready.Message.Channel, ready.Outbound.To));

    private static ContentRow Content(ReadyMessage ready) => new(
        ready.Message.Id, ready.Message.OrganizationId, ready.Outbound.Subject, ready.Outbound.Html, ready.Outbound.Text, Json.Write(ready.Links));

    /// <summary>The files of the last try: what its template let go of in between does not leave any more.</summary>
    private static async Task RecordFilesAsync(BatchSession session, IReadOnlyList<ReadyMessage> going, CancellationToken cancellationToken)
    {
        if (going.Where(ready => ready.Message.AttemptCount > 0).Select(ready => new KeyRow(ready.Message.Id)).ToList() is { Count: > 0 } again)
        {
            await session.ApplyAsync($"""DELETE FROM "MessageAttachments" WHERE {session.Dialect.OneOf("MessageId")}""", cancellationToken, ("rows", RowJson.Write(again)));
        }

        await session.AddAsync("MessageAttachments", going.SelectMany(Attachments).ToList(), cancellationToken, "t.\"MessageId\" = r.\"MessageId\"");
    }

    private static IEnumerable<MessageAttachmentRow> Attachments(ReadyMessage ready)
        => ready.Files.Select((file, at) => new MessageAttachmentRow(ready.Message.Id, at, ready.Message.OrganizationId, file.MediaId, file.Name, file.ContentType, file.Size));

    private static EndedRow Ended(HandedOver one) => new(
        one.Message.Id,
        one.Lease,
        one.State,
        one.Retry?.At ?? one.Message.DueAt,
        one.Message.AttemptCount + 1,
        one.Address,
        one.Route.Provider,
        one.Route.Account.AccountId,
        (one.Outcome as SendOutcome.Accepted)?.ProviderMessageId,
        Reason(one.Outcome),
        one.State == MessageState.Sent ? one.FinishedAt : null,
        one.Retry?.Retries ?? one.Message.Retries,
        one.Retry?.Failovers ?? one.Message.Failovers,
        one.State == MessageState.Unknown ? one.FinishedAt : null,
        one.State == MessageState.Unknown ? one.FinishedAt + LookAfter(one.Message) : null,
        one.State != MessageState.Failed ? null : one.Outcome is SendOutcome.Rejected ? DeadLetterKind.Refused : DeadLetterKind.Exhausted,
        one.State is MessageState.Failed or MessageState.Unknown ? FailureWords.Of(Code(one.Outcome), Reason(one.Outcome)) : null);

    /// <summary>Only the repeats that one account is asked for grow rarer; fail-overs and pauses before say nothing of its silence.</summary>
    private static Duration LookAfter(QueuedMessage message)
        => message.OnlyAccount is null ? UnknownRules.FirstLook : UnknownRules.LookAfter(message.AttemptCount);

    private static AttemptRow Attempt(IIdSource ids, HandedOver one) => new(
        ids.NewId(), one.Message.OrganizationId, one.Message.Id, one.Message.AttemptCount + 1, one.Route.Account.AccountId, one.Route.Provider,
        one.StartedAt, one.FinishedAt,
        one.Outcome.GetType().Name.ToLowerInvariant(),
        Code(one.Outcome),
        Reason(one.Outcome),
        (one.Outcome as SendOutcome.Accepted)?.ProviderMessageId);

    private static MessageEventRow Event(IIdSource ids, HandedOver one)
    {
        var type = one.State == MessageState.Planned ? "deferred" : one.State.ToString().ToLowerInvariant();
        return new MessageEventRow(ids.NewId(), one.Message.OrganizationId, one.Message.Id, one.Message.OriginId, type, one.FinishedAt, Reason(one.Outcome));
    }

    private static string? Code(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Rejected rejected => rejected.Code,
        SendOutcome.Deferred deferred => deferred.Code,
        _ => null,
    };

    private static string? Reason(SendOutcome outcome)
    {
        var reason = outcome switch
        {
            SendOutcome.Rejected rejected => rejected.Reason,
            SendOutcome.Deferred deferred => deferred.Reason,
            SendOutcome.Uncertain uncertain => uncertain.Reason,
            _ => null,
        };
        return reason is { Length: > LongestReason } ? reason[..LongestReason] : reason;
    }
}
