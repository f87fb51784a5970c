using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Requests;

/// <summary>Sends a request once more, in a slot of its own that says who asked.</summary>
internal static class RequestResend
{
    private const string Prefix = "resend";

    public static async Task RunAsync(
        BatchSession session, FollowUpDbContext context, IIdSource ids, Actor actor, Request request, Instant now, CancellationToken cancellationToken)
    {
        var messages = await context.Set<Message>().AsNoTracking().Where(row => row.OriginId == request.EnrollmentId)
            .Select(row => new { row.Slot, row.Channel, row.TemplateId, row.ContactId, row.Data, row.State }).ToListAsync(cancellationToken);
        var asked = messages.Where(row => RequestFlow.Round(row.Slot) == 0).ToList();
        if (asked.Count == 0)
        {
            throw new ConflictException("The request was not sent yet; it goes out by itself when it is due.");
        }

        if (messages.Any(row => row.State is MessageState.Planned or MessageState.Queued or MessageState.Sending))
        {
            throw new ConflictException("A message of this request is on its way already.");
        }

        var number = messages.Count(row => row.Slot.StartsWith(Prefix, StringComparison.Ordinal)) + 1;
        var copies = asked.Select(row => new PlannedMessageRow(
            ids.NewId(), request.OrganizationId, OriginKind.Enrollment, request.EnrollmentId, $"{Prefix}{number}_{row.Slot}", Lane.Conversation, row.Channel,
            row.ContactId, null, row.TemplateId, row.Data, MessageState.Planned, now, now, now + PlannedMessageRow.LongestHold, 0, ids.NewToken(), actor.Name)).ToList();
        await session.InsertAsync("Messages", copies, cancellationToken);
        await session.InsertAsync("MessageEvents", copies.Select(row => new MessageEventRow(ids.NewId(), row.OrganizationId, row.Id, row.OriginId, "queued", now, null)).ToList(), cancellationToken);
        await session.InsertAsync("RequestEvents", [new RequestEventRow(ids.NewId(), request.OrganizationId, request.Id, "resent", now, $"Asked for by {actor.Name}.")], cancellationToken);
    }
}
