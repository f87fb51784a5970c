using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Keywords;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Plans what keywords are answered: an opt-out is confirmed once, and not again within a day; help comes once an hour. Nothing where the provider has answered.</summary>
internal sealed class KeywordAnswers(IKeyedHashes hashes, Database database, IIdSource ids)
{
    private const string SameAnswer = """
        t."OrganizationId" = r."OrganizationId" AND t."AddressHash" = r."AddressHash" AND t."Channel" = r."Channel" AND t."Action" = r."Action"
        """;

    /// <param name="text">Empty: there is nothing to answer.</param>
    public async Task PlanAsync(FollowUpDbContext context, ReadKeyword asked, string text, Instant now, CancellationToken cancellationToken)
    {
        if (text.Length == 0 || asked.ByProvider)
        {
            return;
        }

        var (row, action) = (asked.Row, asked.Reading.Action);
        var session = new BatchSession(context, database.Dialect);
        if (!await TakeTurnAsync(session, row.OrganizationId, row.Channel, AddressHash.Of(hashes, row.Channel, row.From), action, now, cancellationToken))
        {
            return;
        }

        var message = new PlannedMessageRow(
            ids.NewId(), row.OrganizationId, OriginKind.Answer, row.Id, action.ToString().ToLowerInvariant(), Lane.Transactional, row.Channel, row.ContactId, row.From, null,
            Json.Write(new { Text = text }), MessageState.Planned, now, now, now + (action == KeywordAction.Stop ? KeywordAnswer.StopExpiry : KeywordAnswer.HelpRest), 0, ids.NewToken(), null);
        await session.InsertAsync("Messages", [message], cancellationToken, "t.\"OriginId\" = r.\"OriginId\" AND t.\"Slot\" = r.\"Slot\"");
        await session.InsertAsync("MessageEvents", [new MessageEventRow(ids.NewId(), row.OrganizationId, message.Id, message.OriginId, "queued", now, null)], cancellationToken);
    }

    /// <summary>The row decides, so that two messages at the same moment are answered once.</summary>
    private async Task<bool> TakeTurnAsync(BatchSession session, Guid organizationId, Channel channel, string hash, KeywordAction action, Instant now, CancellationToken cancellationToken)
    {
        var rest = action == KeywordAction.Stop ? KeywordAnswer.StopRest : KeywordAnswer.HelpRest;
        return await session.InsertAsync("KeywordAnswers", [new AnswerRow(ids.NewId(), organizationId, channel, hash, action, now)], cancellationToken, SameAnswer) > 0
            || await session.ExecuteAsync(
                """
                UPDATE "KeywordAnswers" SET "LastAt" = @now
                WHERE "OrganizationId" = @organization AND "AddressHash" = @hash AND "Channel" = @channel AND "Action" = @action AND "LastAt" <= @before
                """,
                cancellationToken, ("now", now), ("organization", organizationId), ("hash", hash), ("channel", channel), ("action", action), ("before", now - rest)) > 0;
    }

    private sealed record AnswerRow(Guid Id, Guid OrganizationId, Channel Channel, string AddressHash, KeywordAction Action, Instant LastAt);
}
