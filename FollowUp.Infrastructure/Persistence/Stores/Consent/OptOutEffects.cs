using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Stores.Delivery;
using FollowUp.Infrastructure.Persistence.Stores.Engine;
using FollowUp.Infrastructure.Persistence.Stores.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>What an opt-out ends besides the address itself. Mails of the product to its own members are not touched.</summary>
internal static class OptOutEffects
{
    private const string StopReason = "opted_out";

    public static async Task ApplyAsync(FollowUpDbContext context, IIdSource ids, ContactWay way, Instant now, CancellationToken cancellationToken)
    {
        var detail = way.Channel == Channel.Email ? "The contact opted out of e-mail." : "The contact opted out of text messages.";
        var email = way.Channel == Channel.Email;
        var contacts = await context.Set<Contact>().AsNoTracking()
            .Where(row => row.OrganizationId == way.OrganizationId && (row.Id == way.ContactId || (email ? row.Email == way.Address : row.Phone == way.Address)))
            .ToListAsync(cancellationToken);
        var contactIds = contacts.ConvertAll(contact => contact.Id);

        // Requests first: leaving takes their messages along.
        var ending = await EndingAsync(context, contacts, way, cancellationToken);
        if (ending.Count > 0)
        {
            await RequestEnding.CancelAsync(context, ids, ending, StopReason, detail, now, cancellationToken);
        }

        var designed = context.Set<Enrollment>().Where(row => row.OrganizationId == way.OrganizationId && contactIds.Contains(row.ContactId)
            && context.Set<Sequence>().Any(sequence => sequence.Id == row.SequenceId && sequence.Kind == SequenceKind.Designed));
        await EnrollmentLeaving.LeaveAsync(context, ids, designed, StopReason, detail, now, cancellationToken);

        var waiting = context.Set<Message>().Where(row => row.OrganizationId == way.OrganizationId && row.Channel == way.Channel && row.Origin == OriginKind.Enrollment
            && (contactIds.Contains(row.ContactId!.Value) || row.Address == way.Address));
        await WaitingMessages.CancelAsync(context, ids, waiting, detail, now, cancellationToken);
    }

    /// <summary>Requests that nothing can be sent for any more.</summary>
    private static async Task<List<Guid>> EndingAsync(FollowUpDbContext context, List<Contact> contacts, ContactWay way, CancellationToken cancellationToken)
    {
        var contactIds = contacts.ConvertAll(contact => contact.Id);
        var open = await context.Set<Request>().AsNoTracking()
            .Where(row => row.OrganizationId == way.OrganizationId && contactIds.Contains(row.ContactId)
                && row.Status != RequestStatus.Submitted && row.Status != RequestStatus.Expired && row.Status != RequestStatus.Cancelled)
            .Join(context.Set<RequestCampaign>(), row => row.CampaignId, campaign => campaign.Id, (row, campaign) => new { row.Id, row.ContactId, campaign.Channel })
            .ToListAsync(cancellationToken);
        var other = way.Channel == Channel.Email ? Channel.Sms : Channel.Email;
        var used = way.Channel == Channel.Email ? RequestChannel.Email : RequestChannel.Sms;
        var addresses = contacts.ToDictionary(contact => contact.Id, contact => other == Channel.Email ? contact.Email : contact.Phone);
        var wanted = addresses.Values.OfType<string>().Distinct().ToList();
        var suppressed = await context.Set<Suppression>().AsNoTracking()
            .Where(row => row.OrganizationId == way.OrganizationId && row.Channel == other && wanted.Contains(row.Address))
            .Select(row => row.Address).ToListAsync(cancellationToken);
        return [.. open
            .Where(row => row.Channel == used || (row.Channel == RequestChannel.Both && (addresses[row.ContactId] is not { } address || suppressed.Contains(address))))
            .Select(row => row.Id)];
    }
}
