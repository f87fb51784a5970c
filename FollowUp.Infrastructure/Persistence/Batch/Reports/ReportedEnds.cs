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
internal sealed class ReportedEnds(FollowUpDbContext context, BatchSession session, OptOuts optOuts, IIdSource ids, Instant now)
{
    public async Task ApplyAsync(IReadOnlyList<ReportedMessage> settled, CancellationToken cancellationToken)
    {
        var closing = settled.Where(one => one.Message.Address is not null)
            .SelectMany(one => one.Reports.Select(row => (one.Message, row, Reason: ReportRules.Suppresses(row.Kind))))
            .Where(pair => pair.Reason is not null)
            .Select(pair => new OptOut(
                new ContactWay(pair.Message.OrganizationId, pair.Message.Channel, pair.Message.Address!, pair.Message.ContactId), pair.Reason!.Value, $"report of {pair.row.Provider}"))
            .ToList();
        await optOuts.ApplyAsync(context, closing, now, cancellationToken);
        await session.InsertAsync("Events", settled.SelectMany(Heard).ToList(), cancellationToken, NewEventRow.SameKey);
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
