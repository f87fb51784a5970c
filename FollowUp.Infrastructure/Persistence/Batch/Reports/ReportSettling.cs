using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Infrastructure.Persistence.Stores.Tracking;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Reports;

/// <summary>Brings stored reports to their messages and to what depends on these, in as many statements for one report as for hundreds.</summary>
internal sealed class ReportSettling(FollowUpDbContext context, BatchSession session, OptOuts optOuts, IIdSource ids, Instant now)
{
    private const int LongestDetail = 1000;

    private static readonly Duration Soonest = Duration.FromSeconds(1);
    private static readonly Duration Latest = Duration.FromHours(1);

    public async Task ApplyAsync(IReadOnlyCollection<ProviderEventRow> reports, CancellationToken cancellationToken)
    {
        if (reports.Count == 0)
        {
            return;
        }

        var found = await FoundMessages.ReadAsync(session, reports, cancellationToken);

        // What is being handed over is not written down yet: whoever does it would write over the report.
        var told = reports.Where(row => found.TryGetValue(row.Id, out var message) && message.Fate.State is not MessageState.Sending)
            .GroupBy(row => found[row.Id].Id).Select(group => ReportedMessage.Of(found[group.First().Id], group)).ToList();
        var changed = await ChangeAsync([.. told.Where(one => one.Changed)], cancellationToken);
        var settled = told.FindAll(one => !one.Changed || changed.Contains(one.Message.Id));
        await WriteHistoryAsync(settled, cancellationToken);
        await OriginEffects.ApplyAsync(session, [.. settled.Where(one => one.Moved).SelectMany(Fates)], now, cancellationToken);
        await ClickRequestsAsync(settled, cancellationToken);
        await new ReportedEnds(context, session, optOuts, ids, now).ApplyAsync(settled, cancellationToken);
        await WriteReportsAsync(reports, settled, cancellationToken);
    }

    /// <summary>
    /// A message that changed since it was read stays, and its reports come to it again. One that was free, and had no price
    /// before, has none after: nothing of no currency cannot be added up.
    /// </summary>
    private async Task<HashSet<Guid>> ChangeAsync(List<ReportedMessage> told, CancellationToken cancellationToken)
        => told.Count == 0 ? [] : (await session.QueryAsync(
            $"""
            UPDATE "Messages" SET "State" = r."NewState", "SentAt" = r."NewSentAt", "DeliveredAt" = r."NewDeliveredAt", "OpenedAt" = r."NewOpenedAt", "ClickedAt" = r."NewClickedAt",
                "LastError" = r."NewError", "ProviderMessageId" = COALESCE("ProviderMessageId", r."NewReference"),
                "CheckAt" = CASE WHEN r."NewState" = 10 THEN "CheckAt" ELSE NULL END,
                "FailureKind" = CASE WHEN r."NewState" = 6 THEN COALESCE("FailureKind", r."NewFailureKind") ELSE NULL END,
                "FailureWords" = CASE WHEN r."NewState" IN (6, 10) THEN COALESCE(r."NewFailureWords", "FailureWords") ELSE NULL END,
                "Cost" = CASE WHEN COALESCE(r."NewCurrency", "Currency") IS NULL THEN "Cost" ELSE COALESCE(r."NewCost", "Cost") END,
                "Currency" = COALESCE(r."NewCurrency", "Currency"),
                "CostSource" = CASE WHEN r."NewCost" IS NULL OR COALESCE(r."NewCurrency", "Currency") IS NULL THEN "CostSource" ELSE 2 END
            {session.Dialect.Output("Id")}
            FROM {session.Dialect.Rows<ReportedRow>()} AS r
            WHERE "Messages"."Id" = r."Key" AND {Dialect.Checked("State")} = r."OldState"
                AND COALESCE("OpenedAt", 0) = COALESCE(r."OldOpenedAt", 0) AND COALESCE("ClickedAt", 0) = COALESCE(r."OldClickedAt", 0)
            {session.Dialect.Returning("Id")}
            """,
            reader => reader.GetGuid(0), cancellationToken, ("rows", RowJson.Write(told.Select(one => one.Row()))))).ToHashSet();

    private Task<int> WriteHistoryAsync(List<ReportedMessage> settled, CancellationToken cancellationToken)
        => session.InsertAsync(
            "MessageEvents",
            settled.SelectMany(one => one.Events.Select(row => new MessageEventRow(
                ids.NewId(), one.Message.OrganizationId, one.Message.Id, one.Message.OriginId, row.Type, row.At, ReceivedText.Clean(row.Detail, LongestDetail)))).ToList(),
            cancellationToken);

    /// <summary>Arriving is having been sent, for the request that asked for it.</summary>
    private static IEnumerable<SettledMessage> Fates(ReportedMessage one)
    {
        if (one.Message.Fate.State is not MessageState.Sent || one.After.State is not MessageState.Delivered)
        {
            var state = one.After.State is MessageState.Delivered ? MessageState.Sent : one.After.State;
            yield return new SettledMessage(one.Message.Origin, one.Message.OriginId, one.Message.Slot, state, one.After.SentAt ?? one.Reports[^1].At, one.After.Error);
        }
    }

    private async Task ClickRequestsAsync(List<ReportedMessage> settled, CancellationToken cancellationToken)
    {
        var origins = settled.Where(one => one.Message.Fate.ClickedAt is null && one.After.ClickedAt is not null && one.Message.Origin is OriginKind.Enrollment)
            .Select(one => one.Message.OriginId).Distinct().ToList();
        if (origins.Count > 0)
        {
            await RequestClick.RecordAsync(context, row => origins.Contains(row.EnrollmentId), now, cancellationToken);
        }
    }

    private Task<int> WriteReportsAsync(IReadOnlyCollection<ProviderEventRow> reports, List<ReportedMessage> settled, CancellationToken cancellationToken)
    {
        var messages = settled.SelectMany(one => one.Reports.Select(row => (row.Id, Message: one.Message.Id))).ToDictionary(row => row.Id, row => row.Message);
        return session.ExecuteAsync(
            $"""
            UPDATE "ProviderEvents" SET "MessageId" = r."NewMessageId", "CheckAt" = r."NewCheckAt"
            FROM {session.Dialect.Rows<CheckedReportRow>()} AS r WHERE "ProviderEvents"."Id" = r."Key"
            """,
            cancellationToken,
            ("rows", RowJson.Write(reports.Select(row => messages.TryGetValue(row.Id, out var message)
                ? new CheckedReportRow(row.Id, message, null)
                : new CheckedReportRow(row.Id, null, Next(row))))));
    }

    /// <summary>Ever more rarely: a message is late by a moment, or it is not ours.</summary>
    private Instant? Next(ProviderEventRow row)
    {
        var age = now - row.ReceivedAt;
        return age >= ProviderEvent.Patience ? null : now + Duration.Min(Duration.Max(age, Soonest), Latest);
    }
}
