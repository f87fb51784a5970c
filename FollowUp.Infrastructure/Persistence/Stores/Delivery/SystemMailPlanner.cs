using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using FollowUp.Infrastructure.Scheduling;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery;

/// <summary>Plans the product's own mails as messages of the transactional lane.</summary>
internal sealed class SystemMailPlanner(Database database, IIdSource ids, IClock clock, ScanSignals signals) : ISystemMail
{
    public async Task PlanAsync(SystemMail mail, CancellationToken cancellationToken)
    {
        await database.WriteBatchAsync(session => PlanAsync(session, mail, cancellationToken), cancellationToken);
        signals.Wake(ScanKind.Send);
    }

    /// <summary>Within a transaction of the caller, who wakes the send scan after it.</summary>
    /// <returns>How many were planned: none when the slot is taken.</returns>
    public async Task<int> PlanAsync(BatchSession session, SystemMail mail, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var message = new PlannedMessageRow(
            ids.NewId(), mail.OrganizationId, OriginKind.System, mail.OrganizationId, mail.Slot, Lane.Transactional, Channel.Email, null, mail.To, null,
            Json.Write(new { mail.Subject, mail.Text, mail.Html }), MessageState.Planned, now, now, now + PlannedMessageRow.LongestHold, 0, ids.NewToken(), null);
        var planned = await session.InsertAsync("Messages", [message], cancellationToken, "t.\"OriginId\" = r.\"OriginId\" AND t.\"Slot\" = r.\"Slot\"");
        return planned == 0 ? 0 : await session.InsertAsync(
            "MessageEvents", [new MessageEventRow(ids.NewId(), mail.OrganizationId, message.Id, message.OriginId, "queued", now, null)], cancellationToken);
    }
}
