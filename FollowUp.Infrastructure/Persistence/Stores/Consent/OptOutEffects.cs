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
    /// <param name="ways">At least one, all of one organization and one channel.</param>
    /// <returns>How many messages were cancelled.</returns>
    public static async Task<int> ApplyAsync(
        FollowUpDbContext context, IIdSource ids, IReadOnlyList<ContactWay> ways, SuppressionReason reason, Instant now, CancellationToken cancellationToken)
    {
        var (organizationId, channel) = (ways[0].OrganizationId, ways[0].Channel);
        var (stopReason, detail) = Words(reason, channel);
        var email = channel == Channel.Email;
        var addresses = ways.Select(way => way.Address).Distinct().ToList();
        var named = ways.Select(way => way.ContactId).OfType<Guid>().Distinct().ToList();
        var contacts = await context.Set<Contact>().AsNoTracking()
            .Where(row => row.OrganizationId == organizationId && (named.Contains(row.Id) || (email ? addresses.Contains(row.Email!) : addresses.Contains(row.Phone!))))
            .ToListAsync(cancellationToken);
        var contactIds = contacts.ConvertAll(contact => contact.Id);

        // Requests first: leaving takes their messages along.
        var ending = await EndingAsync(context, contacts, organizationId, channel, reason, cancellationToken);
        var cancelled = ending.Unsent.Count == 0 ? 0 : await RequestEnding.CancelAsync(context, ids, ending.Unsent, stopReason, detail, now, cancellationToken);
        cancelled += ending.Sent.Count == 0 ? 0 : await RequestEnding.RestAsync(context, ids, ending.Sent, stopReason, detail, now, cancellationToken);

        var designed = context.Set<Enrollment>().Where(row => row.OrganizationId == organizationId && contactIds.Contains(row.ContactId)
            && context.Set<Sequence>().Any(sequence => sequence.Id == row.SequenceId && sequence.Kind == SequenceKind.Designed));
        cancelled += await EnrollmentLeaving.LeaveAsync(context, ids, designed, stopReason, detail, now, cancellationToken);

        var waiting = context.Set<Message>().Where(row => row.OrganizationId == organizationId && row.Channel == channel && row.Origin == OriginKind.Enrollment
            && (contactIds.Contains(row.ContactId!.Value) || addresses.Contains(row.Address!)));
        return cancelled + await WaitingMessages.CancelAsync(context, ids, waiting, detail, now, cancellationToken);
    }

    private static (string StopReason, string Detail) Words(SuppressionReason reason, Channel channel) => reason switch
    {
        SuppressionReason.Bounced => ("bounced", channel == Channel.Email ? "The e-mail address cannot be reached." : "The number cannot be reached."),
        SuppressionReason.Complained => ("complained", "The contact reported a message as spam."),
        SuppressionReason.DoNotContact => ("do_not_contact", "The address was put on the list of those that are not written to."),
        _ => ("opted_out", $"The contact opted out of {Name(channel)}."),
    };

    private static string Name(Channel channel) => channel switch
    {
        Channel.Email => "e-mail",
        Channel.WhatsApp => "WhatsApp messages",
        _ => "text messages",
    };

    /// <summary>Requests that nothing can be sent for any more. Who may have got the link already can still use it; what bounced nobody got.</summary>
    private static async Task<(List<Guid> Unsent, List<Guid> Sent)> EndingAsync(
        FollowUpDbContext context, List<Contact> contacts, Guid organizationId, Channel channel, SuppressionReason reason, CancellationToken cancellationToken)
    {
        // Requests go by e-mail and SMS alone.
        if (channel == Channel.WhatsApp)
        {
            return ([], []);
        }

        var contactIds = contacts.ConvertAll(contact => contact.Id);
        var open = await context.Set<Request>().AsNoTracking()
            .Where(row => row.OrganizationId == organizationId && contactIds.Contains(row.ContactId)
                && row.Status != RequestStatus.Submitted && row.Status != RequestStatus.Expired && row.Status != RequestStatus.Cancelled)
            .Join(context.Set<RequestCampaign>(), row => row.CampaignId, campaign => campaign.Id, (row, campaign) => new
            {
                row.Id, row.ContactId, campaign.Channel,
                MayBeThere = row.FirstSentAt != null || row.Status == RequestStatus.Unknown || context.Set<Message>().Any(message => message.OriginId == row.EnrollmentId && message.State == MessageState.Sending),
            })
            .ToListAsync(cancellationToken);
        var other = channel == Channel.Email ? Channel.Sms : Channel.Email;
        var used = channel == Channel.Email ? RequestChannel.Email : RequestChannel.Sms;
        var addresses = contacts.ToDictionary(contact => contact.Id, contact => other == Channel.Email ? contact.Email : contact.Phone);
        var wanted = addresses.Values.OfType<string>().Distinct().ToList();
        var suppressed = await context.Set<Suppression>().AsNoTracking()
            .Where(row => row.OrganizationId == organizationId && row.Channel == other && wanted.Contains(row.Address!))
            .Select(row => row.Address).ToListAsync(cancellationToken);
        var ending = open.FindAll(row => row.Channel == used || (row.Channel == RequestChannel.Both && (addresses[row.ContactId] is not { } address || suppressed.Contains(address))));
        var sent = ending.FindAll(row => reason != SuppressionReason.Bounced && row.MayBeThere);
        return ([.. ending.Except(sent).Select(row => row.Id)], sent.ConvertAll(row => row.Id));
    }
}
