using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

internal sealed class ConsentStore(Database database, IKeyedHashes hashes, ConsentLedger ledger, IPhoneNumbers phones, IClock clock) : IConsents
{
    public async Task<Page<ConsentEntry>> ListAsync(Actor actor, ConsentFilter filter, PageQuery page, CancellationToken cancellationToken)
    {
        page.Checked();
        await using var context = database.Open(actor);
        var lines = Filtered(context.Set<ConsentEntry>().AsNoTracking(), filter);
        var total = await lines.CountAsync(cancellationToken);
        return new Page<ConsentEntry>(await lines.OrderByDescending(row => row.Position).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken), total);
    }

    public async Task<ConsentEntry> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await context.Set<ConsentEntry>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException("line of the ledger");
    }

    public async Task<ContactConsent> OfContactAsync(Actor actor, Guid contactId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var contact = await ContactAsync(context, contactId, cancellationToken);
        var addresses = Hashes(contact);
        var states = await context.Set<ConsentState>().AsNoTracking().Where(row => addresses.Contains(row.AddressHash)).ToListAsync(cancellationToken);
        var lines = await context.Set<ConsentEntry>().AsNoTracking().Where(row => row.ContactId == contactId || addresses.Contains(row.AddressHash))
            .OrderByDescending(row => row.Position).Take(ContactConsent.MostLines).ToListAsync(cancellationToken);
        return new ContactConsent(contact.Id, contact.DisplayName, contact.Email, contact.Phone, [.. states.OrderBy(row => row.Channel).ThenBy(row => row.Purpose)], lines);
    }

    public async Task<ConsentEntry> RecordAsync(Actor actor, ConsentRecord record, CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        ConsentRecordRules.Check(record, clock.GetCurrentInstant());
        return await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var contact = record.ContactId is { } id ? await ContactAsync(context, id, cancellationToken) : await FindAsync(context, record, cancellationToken);
            var address = record.Address ?? (record.Channel == Channel.Email ? contact?.Email : contact?.Phone)
                ?? throw new InputException("channel", record.Channel == Channel.Email ? "needs an e-mail address, and the contact has none" : "needs a phone number, and the contact has none");
            var decided = new NewConsent(contact?.Id, record.Channel, address, record.Purpose, record.Decision, record.Source.Trim(), record.At)
            {
                Basis = record.Basis,
                Wording = record.Wording,
                ExpiresAt = record.ExpiresAt,
                Personal = new PersonalEvidence(record.Ip, RecordedBy: actor.Name, Note: record.Note),
            };
            return (await ledger.AppendAsync(context, actor.OrganizationId, [decided], cancellationToken))[0];
        }, cancellationToken);
    }

    private static async Task<Contact> ContactAsync(FollowUpDbContext context, Guid contactId, CancellationToken cancellationToken)
        => await context.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == contactId, cancellationToken) ?? throw new NotFoundException("contact");

    /// <summary>Whose address it is, if anybody's that is known.</summary>
    private static Task<Contact?> FindAsync(FollowUpDbContext context, ConsentRecord record, CancellationToken cancellationToken)
        => record.Channel == Channel.Email
            ? context.Set<Contact>().AsNoTracking().FirstOrDefaultAsync(row => row.Email == record.Address, cancellationToken)
            : context.Set<Contact>().AsNoTracking().OrderBy(row => row.Id).FirstOrDefaultAsync(row => row.Phone == record.Address, cancellationToken);

    private List<string> Hashes(Contact contact) =>
    [
        .. contact.Email is null ? [] : new[] { AddressHash.Of(hashes, Channel.Email, contact.Email) },
        .. contact.Phone is null ? [] : new[] { AddressHash.Of(hashes, Channel.Sms, contact.Phone) },
    ];

    private IQueryable<ConsentEntry> Filtered(IQueryable<ConsentEntry> lines, ConsentFilter filter)
    {
        lines = filter.Channel is { } channel ? lines.Where(row => row.Channel == channel) : lines;
        lines = filter.Purpose is { } purpose ? lines.Where(row => row.Purpose == purpose) : lines;
        lines = filter.Decision is { } decision ? lines.Where(row => row.Decision == decision) : lines;
        lines = filter.From is { } from ? lines.Where(row => row.At >= from) : lines;
        lines = filter.To is { } to ? lines.Where(row => row.At < to) : lines;
        if (string.IsNullOrWhiteSpace(filter.Search))
        {
            return lines;
        }

        var searched = Searched(filter.Search.Trim());
        return lines.Where(row => searched.Contains(row.AddressHash));
    }

    /// <summary>An address is found by its hash, so that it is found after an erasure too.</summary>
    private List<string> Searched(string text) =>
    [
        text.ToLowerInvariant(),
        .. EmailAddress.Normalise(text) is { } email ? [AddressHash.Of(hashes, Channel.Email, email)] : Array.Empty<string>(),
        .. phones.Read(text).Number is { } number ? [AddressHash.Of(hashes, Channel.Sms, number)] : Array.Empty<string>(),
    ];
}
