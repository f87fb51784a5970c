using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Infrastructure.Persistence.Stores.Events;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Reports;

/// <summary>What reports end and begin beyond their messages: addresses that are closed, and events that sequences hear.</summary>
internal sealed class ReportedEnds(FollowUpDbContext context, BatchSession session, IIdSource ids, Instant now)
{
    private const string SameAddress = """t."OrganizationId" = r."OrganizationId" AND t."Channel" = r."Channel" AND t."Address" = r."Address" """;

    public async Task ApplyAsync(IReadOnlyList<ReportedMessage> settled, CancellationToken cancellationToken)
    {
        var closing = settled.Where(one => one.Message.Address is not null)
            .SelectMany(one => one.Reports.Select(row => (one.Message, row, Reason: ReportRules.Suppresses(row.Kind))))
            .Where(pair => pair.Reason is not null)
            .Select(pair => (Reason: pair.Reason!.Value, Way: new ContactWay(pair.Message.OrganizationId, pair.Message.Channel, pair.Message.Address!, pair.Message.ContactId), Source: $"report of {pair.row.Provider}"))
            .ToList();
        await SuppressAsync(closing, cancellationToken);
        await session.InsertAsync("Events", settled.SelectMany(Heard).ToList(), cancellationToken, NewEventRow.SameKey);
    }

    /// <summary>Closes addresses, and ends what waits for them as an opt-out does.</summary>
    public async Task SuppressAsync(IReadOnlyList<(SuppressionReason Reason, ContactWay Way, string Source)> closing, CancellationToken cancellationToken)
    {
        await session.InsertAsync(
            "Suppressions",
            closing.DistinctBy(one => (one.Way.OrganizationId, one.Way.Channel, one.Way.Address))
                .Select(one => new SuppressionRow(ids.NewId(), one.Way.OrganizationId, one.Way.Channel, one.Way.Address, one.Reason, one.Source, now)).ToList(),
            cancellationToken, SameAddress);
        foreach (var group in closing.GroupBy(one => (one.Way.OrganizationId, one.Way.Channel, one.Reason)))
        {
            await OptOutEffects.ApplyAsync(context, ids, [.. group.Select(one => one.Way).Distinct()], group.Key.Reason, now, cancellationToken);
        }
    }

    private IEnumerable<NewEventRow> Heard(ReportedMessage one)
    {
        if (one.Message is not { Origin: OriginKind.Enrollment, ContactId: { } contactId } message)
        {
            yield break;
        }

        var bounced = one.Reports.Any(row => ReportRules.Suppresses(row.Kind) is SuppressionReason.Bounced);
        var types = one.Events.Select(row => row.Type).Where(type => type is "opened" or "clicked" or "opted_out").Concat(bounced ? ["bounced"] : Array.Empty<string>());
        foreach (var type in types.Distinct())
        {
            var at = one.Reports[^1].At;
            yield return NewEventRow.Of(InsideEvents.Of(
                ids, message.OrganizationId, contactId, type, $"{message.Id:N}/{type}", at, new { Step = StepSlot.Read(message.Slot).Step, Target = type is "clicked" ? one.Reports.LastOrDefault(row => row.Url is not null)?.Url : null },
                message.OriginId));
        }
    }
}
