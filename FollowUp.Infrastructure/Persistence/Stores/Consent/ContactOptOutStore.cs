using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

internal sealed class ContactOptOutStore(Database database, OptOuts optOuts, IPhoneNumbers phones, IClock clock) : IContactOptOuts
{
    private const string Source = "told to the organization";

    /// <summary>A provider that took a message so lately and has not told of it may still be sending it.</summary>
    private static readonly Duration OnItsWay = Duration.FromHours(1);

    public Task<OptOutResult> OptOutContactAsync(Actor actor, Guid contactId, Channel? channel, string? reason, CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        var note = Checked(reason);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var contact = await context.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == contactId, cancellationToken) ?? throw new NotFoundException("contact");
            var ways = Enum.GetValues<Channel>().Where(one => channel is null || one == channel)
                .Select(one => (Channel: one, Address: one == Channel.Email ? contact.Email : contact.Phone)).Where(pair => pair.Address is not null)
                .Select(pair => new ContactWay(actor.OrganizationId, pair.Channel, pair.Address!, contact.Id)).ToList();
            return ways.Count == 0
                ? throw new InputException("channel", channel is null or Channel.Email ? "the contact has no such address" : "the contact has no number")
                : await ApplyAsync(context, actor, ways, note, cancellationToken);
        }, cancellationToken);
    }

    public Task<OptOutResult> OptOutAddressAsync(Actor actor, string? address, Channel channel, string? reason, CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        var note = Checked(reason);
        var normal = AddressText.Read(address, channel, phones);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var contact = await context.Set<Contact>().Where(row => channel == Channel.Email ? row.Email == normal : row.Phone == normal)
                .OrderBy(row => row.Id).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
            return await ApplyAsync(context, actor, [new ContactWay(actor.OrganizationId, channel, normal, contact)], note, cancellationToken);
        }, cancellationToken);
    }

    private async Task<OptOutResult> ApplyAsync(FollowUpDbContext context, Actor actor, List<ContactWay> ways, string note, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var done = await optOuts.ApplyAsync(
            context,
            ways.ConvertAll(way => new OptOut(way, SuppressionReason.OptedOut, Source)
            {
                Note = note,
                By = new OptOutActor(actor.Id, actor.Name),
                Evidence = new PersonalEvidence(RecordedBy: actor.Name, Note: note),
            }),
            now, cancellationToken);
        return new OptOutResult(done.Added.Count, done.Cancelled, await LeftAsync(context, ways, now, cancellationToken));
    }

    /// <summary>What a provider has, or is being handed, and nobody can call back.</summary>
    internal static Task<int> LeftAsync(FollowUpDbContext context, List<ContactWay> ways, Instant now, CancellationToken cancellationToken)
    {
        var (contact, since) = (ways[0].ContactId, now - OnItsWay);
        var channels = ways.ConvertAll(way => way.Channel);
        var addresses = ways.ConvertAll(way => way.Address);
        return context.Set<Message>().CountAsync(
            row => channels.Contains(row.Channel) && ((contact != null && row.ContactId == contact) || (contact == null && row.ContactId == null && addresses.Contains(row.Address!)))
                && (row.State == MessageState.Sending || (row.State == MessageState.Sent && row.SentAt > since)),
            cancellationToken);
    }

    private static string Checked(string? reason)
        => reason?.Trim() is { Length: > 0 and <= IContactOptOuts.LongestReason } note
            ? note
            : throw new InputException("reason", string.IsNullOrWhiteSpace(reason) ? "is missing: say how the contact asked for it" : $"must be at most {IContactOptOuts.LongestReason} characters");
}
