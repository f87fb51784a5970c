using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Reports;

/// <summary>Who wrote, and which message they answer.</summary>
internal sealed class AnsweredMessages
{
    /// <summary>Without a reference, the newest message to the contact on the channel counts as answered for so long.</summary>
    public static readonly Duration Reach = Duration.FromDays(30);

    private readonly Dictionary<string, Guid> contacts;
    private readonly Dictionary<string, Answered> byReference;
    private readonly Dictionary<(Guid, Channel), Answered> newest;

    private AnsweredMessages(Dictionary<string, Guid> contacts, Dictionary<string, Answered> byReference, Dictionary<(Guid, Channel), Answered> newest)
        => (this.contacts, this.byReference, this.newest) = (contacts, byReference, newest);

    /// <summary>In three queries, however many messages came.</summary>
    public static async Task<AnsweredMessages> ReadAsync(
        FollowUpDbContext context, ReportingAccount account, IReadOnlyList<InboundMessage> messages, Instant now, CancellationToken cancellationToken)
    {
        var organization = account.OrganizationId;
        var addresses = messages.Select(message => message.From).Distinct().ToList();
        var people = await context.Set<Contact>().AsNoTracking().Where(row => row.OrganizationId == organization && (addresses.Contains(row.Email!) || addresses.Contains(row.Phone!)))
            .OrderBy(row => row.Id).Select(row => new { row.Id, row.Email, row.Phone }).ToListAsync(cancellationToken);
        var contacts = people.SelectMany(row => new[] { (Address: row.Email, row.Id), (Address: row.Phone, row.Id) }).Where(pair => pair.Address is not null)
            .DistinctBy(pair => pair.Address).ToDictionary(pair => pair.Address!, pair => pair.Id);

        var references = messages.SelectMany(References).Distinct().ToList();
        var known = references.Count == 0 ? [] : await Rows(context.Set<Message>().Where(row => row.OrganizationId == organization && row.Provider == account.Provider && references.Contains(row.ProviderMessageId!)))
            .ToListAsync(cancellationToken);

        var wrote = messages.Where(message => contacts.ContainsKey(message.From)).Select(message => (Guid?)contacts[message.From]).Distinct().ToList();
        var since = now - Reach;
        var sent = wrote.Count == 0 ? [] : await Rows(context.Set<Message>().Where(row => row.OrganizationId == organization && wrote.Contains(row.ContactId) && row.SentAt != null && row.SentAt >= since))
            .ToListAsync(cancellationToken);
        return new AnsweredMessages(
            contacts,
            known.DistinctBy(row => row.Reference!).ToDictionary(row => row.Reference!),
            sent.GroupBy(row => (row.ContactId!.Value, row.Channel)).ToDictionary(group => group.Key, group => group.MaxBy(row => (row.SentAt, row.Id))!));
    }

    /// <summary>A reference also tells who wrote from an address that is not known.</summary>
    public (Guid? ContactId, Answered? Message) Of(InboundMessage message)
    {
        var contact = contacts.TryGetValue(message.From, out var id) ? id : (Guid?)null;
        var answered = References(message).Select(reference => byReference.GetValueOrDefault(reference)).FirstOrDefault(row => row is not null)
            ?? (contact is { } who ? newest.GetValueOrDefault((who, message.Channel)) : null);
        return (contact ?? answered?.ContactId, answered);
    }

    /// <summary>A <c>Message-ID</c> as SMTP keeps it, and its first part, which is what SendGrid calls the message.</summary>
    private static IEnumerable<string> References(InboundMessage message)
        => message.ReplyTo is not { Length: > 0 } reply ? []
            : message.Channel is Channel.Email ? new[] { reply, $"<{reply}>", reply.Split('@')[0] }.Where(text => text.Length > 0) : [reply];

    private static IQueryable<Answered> Rows(IQueryable<Message> messages)
        => messages.AsNoTracking().Select(row => new Answered(row.Id, row.Channel, row.ContactId, row.ProviderMessageId, row.SentAt, row.Origin, row.OriginId, row.Slot));
}

/// <summary>A message of ours that somebody answered.</summary>
internal sealed record Answered(Guid Id, Channel Channel, Guid? ContactId, string? Reference, Instant? SentAt, OriginKind Origin, Guid OriginId, string Slot);
