using FollowUp.Core.Consent.Keywords;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Reports;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Infrastructure.Persistence.Stores.Events;
using FollowUp.Infrastructure.Scheduling;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Reports;

/// <summary>Stores what people write, acts on keywords, and tells sequences of replies. The unique key alone tells a repeat.</summary>
internal sealed class ReceivedMessageStore(Database database, KeywordInbox keywords, IIdSource ids, IClock clock, ScanSignals signals) : IReceivedMessages
{
    private const string SameMessage = """t."OrganizationId" = r."OrganizationId" AND t."Provider" = r."Provider" AND t."ProviderMessageId" = r."ProviderMessageId" """;

    public async Task<int> RecordAsync(ReportingAccount account, IReadOnlyList<InboundMessage> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return 0;
        }

        var fresh = await database.WriteAsync(DataScope.All, context => RecordAsync(context, account, messages, cancellationToken), cancellationToken);
        signals.Wake(ScanKind.Events);
        signals.Wake(ScanKind.Send);
        return fresh;
    }

    private async Task<int> RecordAsync(FollowUpDbContext context, ReportingAccount account, IReadOnlyList<InboundMessage> messages, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var session = new BatchSession(context, database.Dialect);
        var answers = await AnsweredMessages.ReadAsync(context, account, messages, now, cancellationToken);
        var received = messages.DistinctBy(message => message.ProviderMessageId).OrderBy(message => message.ProviderMessageId, StringComparer.Ordinal).Select(message =>
        {
            var (contact, answered) = answers.Of(message);
            return (Message: message, Answered: answered, Row: ReceivedRow.Of(account, message, ids.NewId(), contact, answered?.Id, now));
        }).ToList();
        var stored = (await session.QueryAsync(
            session.Dialect.Insert<ReceivedRow>("InboundMessages", SameMessage, "Id"), reader => reader.GetGuid(0), cancellationToken,
            ("rows", RowJson.Write(received.Select(one => one.Row))))).ToHashSet();
        var fresh = received.FindAll(one => stored.Contains(one.Row.Id));

        var read = await keywords.ReadAsync(context, account.OrganizationId, fresh.ConvertAll(one => (one.Row, one.Message.OptOutType)), cancellationToken);
        var words = read.Messages.Where(one => one.Reading.Action != KeywordAction.None).Select(one => one.Row.Id).ToHashSet();

        // A word such as STOP is no answer to what was asked, and a program's note is nobody's reply.
        var replies = fresh.FindAll(one => one is { Answered: not null, Message.Automatic: false } && !words.Contains(one.Row.Id)).ConvertAll(one => (Answered: one.Answered!, one.Row));
        await MarkAsync(session, replies, cancellationToken);
        await session.InsertAsync("Events", replies.Where(one => one.Row.ContactId is not null).Select(one => Heard(one.Row, one.Answered)).ToList(), cancellationToken, NewEventRow.SameKey);
        await keywords.ActAsync(context, read, now, cancellationToken);
        return stored.Count;
    }

    /// <summary>The first reply stays.</summary>
    private async Task MarkAsync(BatchSession session, List<(Answered Answered, ReceivedRow Row)> replies, CancellationToken cancellationToken)
    {
        if (replies.Count == 0)
        {
            return;
        }

        var first = replies.GroupBy(one => one.Answered.Id).ToDictionary(group => group.Key, group => group.MinBy(one => one.Row.At));
        var marked = await session.QueryAsync(
            $"""
            UPDATE "Messages" SET "RepliedAt" = r."NewAt" {session.Dialect.Output("Id")}
            FROM {session.Dialect.Rows<RepliedRow>()} AS r WHERE "Messages"."Id" = r."Key" AND "RepliedAt" IS NULL {session.Dialect.Returning("Id")}
            """,
            reader => reader.GetGuid(0), cancellationToken, ("rows", RowJson.Write(first.Select(pair => new RepliedRow(pair.Key, pair.Value.Row.At)))));
        await session.InsertAsync(
            "MessageEvents",
            marked.Select(id => new MessageEventRow(ids.NewId(), first[id].Row.OrganizationId, id, first[id].Answered.OriginId, "replied", first[id].Row.At, null)).ToList(),
            cancellationToken);
    }

    /// <summary>An answer to a message that no sequence sent is heard by all: whoever stops at a reply stops.</summary>
    private NewEventRow Heard(ReceivedRow row, Answered answered)
    {
        var sender = answered.Origin == OriginKind.Enrollment ? answered.OriginId : (Guid?)null;
        return NewEventRow.Of(InsideEvents.Of(
            ids, row.OrganizationId, row.ContactId!.Value, "replied", $"{row.Id:N}/replied", row.At,
            new { Step = sender is null ? null : StepSlot.Read(answered.Slot).Step, Channel = row.Channel, row.Button }, sender));
    }

    private sealed record RepliedRow(Guid Key, Instant NewAt);
}
