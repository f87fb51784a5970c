using FollowUp.Core.Audit;
using FollowUp.Core.Capture;
using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Privacy;
using FollowUp.Core.Requests;
using FollowUp.Core.Segments;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Infrastructure.Persistence.Stores.Delivery;
using FollowUp.Infrastructure.Persistence.Stores.Engine;
using FollowUp.Infrastructure.Persistence.Stores.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Privacy;

/// <summary>What an erasure does at once, in one transaction: nobody can find or reach the person any more, and their opt-outs still hold.</summary>
internal sealed class ErasureBeginning(ConsentLedger ledger, IKeyedHashes hashes, ISecretProtector protector, IIdSource ids, IClock clock)
{
    public const string Purpose = "erasure";
    private const string Detail = "The contact was erased.";

    public async Task<Erasure> RunAsync(FollowUpDbContext context, Contact contact, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var traces = await TracesAsync(context, contact, cancellationToken);
        await StopAsync(context, contact, now, cancellationToken);
        await HashSuppressionsAsync(context, contact.OrganizationId, traces, cancellationToken);
        await EmptyLedgerAsync(context, contact, traces, now, cancellationToken);
        await context.Set<ContactAttribute>().Where(row => row.ContactId == contact.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<ContactTag>().Where(row => row.ContactId == contact.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<SegmentMember>().Where(row => row.ContactId == contact.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<SegmentCheck>().Where(row => row.ContactId == contact.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<QrCode>().Where(row => row.ContactId == contact.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ContactId, (Guid?)null), cancellationToken);
        (contact.Email, contact.Phone, contact.FirstName, contact.LastName, contact.TimeZone) = (null, null, null, null, null);
        (contact.RestrictedAt, contact.ErasedAt, contact.UpdatedAt) = (null, now, now);
        var erasure = new Erasure
        {
            Id = ids.NewId(),
            OrganizationId = contact.OrganizationId,
            ContactId = contact.Id,
            StartedAt = now,
            ProtectedTraces = protector.Protect(Purpose, Json.Write(traces)),
        };
        context.Add(erasure);
        context.Audit(new AuditNote("contact.erased", contact.Id));
        await context.SaveChangesAsync(cancellationToken);
        return erasure;
    }

    /// <summary>A number or a name that somebody else has too is theirs as well, and is not looked for in what others wrote.</summary>
    private static async Task<PersonTraces> TracesAsync(FollowUpDbContext context, Contact contact, CancellationToken cancellationToken)
    {
        var others = context.Set<Contact>().Where(row => row.OrganizationId == contact.OrganizationId && row.Id != contact.Id);
        var phoneShared = contact.Phone is null || await others.AnyAsync(row => row.Phone == contact.Phone, cancellationToken);
        var named = contact is { FirstName.Length: > 0, LastName.Length: > 0 }
            && !await others.AnyAsync(row => row.FirstName == contact.FirstName && row.LastName == contact.LastName, cancellationToken);
        return new PersonTraces(
            contact.Email, phoneShared ? null : contact.Phone, named ? $"{contact.FirstName} {contact.LastName}" : null,
            [.. new[] { contact.FirstName, contact.LastName }.OfType<string>().Where(name => name.Length > 0)]);
    }

    private async Task StopAsync(FollowUpDbContext context, Contact contact, Instant now, CancellationToken cancellationToken)
    {
        var open = await context.Set<Request>().Where(row => row.ContactId == contact.Id
            && row.Status != RequestStatus.Submitted && row.Status != RequestStatus.Expired && row.Status != RequestStatus.Cancelled).Select(row => row.Id).ToListAsync(cancellationToken);
        if (open.Count > 0)
        {
            await RequestEnding.CancelAsync(context, ids, open, "erased", Detail, now, cancellationToken);
        }

        await EnrollmentLeaving.LeaveAsync(context, ids, context.Set<Enrollment>().Where(row => row.ContactId == contact.Id), "erased", Detail, now, cancellationToken);
        await WaitingMessages.CancelAsync(context, ids, context.Set<Message>().Where(row => row.ContactId == contact.Id), Detail, now, cancellationToken);
    }

    private async Task HashSuppressionsAsync(FollowUpDbContext context, Guid organizationId, PersonTraces traces, CancellationToken cancellationToken)
    {
        var addresses = new[] { traces.Email, traces.Phone }.OfType<string>().ToList();
        var readable = await context.Set<Suppression>().Where(row => row.OrganizationId == organizationId && addresses.Contains(row.Address!)).ToListAsync(cancellationToken);
        foreach (var row in readable)
        {
            var hash = AddressHash.Of(hashes, row.Channel, row.Address!);

            // The person was erased before and came back.
            if (await context.Set<Suppression>().AnyAsync(
                other => other.OrganizationId == organizationId && other.Channel == row.Channel && other.AddressHash == hash && other.Id != row.Id, cancellationToken))
            {
                context.Remove(row);
            }
            else
            {
                (row.Address, row.AddressHash, row.Note) = (null, hash, null);
            }
        }
    }

    private async Task EmptyLedgerAsync(FollowUpDbContext context, Contact contact, PersonTraces traces, Instant now, CancellationToken cancellationToken)
    {
        var ways = new List<(Channel Channel, string Address)>();
        ways.AddRange(traces.Email is { } email ? [(Channel.Email, email)] : []);
        ways.AddRange(traces.Phone is { } phone ? [(Channel.Sms, phone)] : []);
        foreach (var (channel, address) in ways)
        {
            var hash = AddressHash.Of(hashes, channel, address);
            var states = await context.Set<ConsentState>().AsNoTracking().Where(row => row.OrganizationId == contact.OrganizationId && row.AddressHash == hash).ToListAsync(cancellationToken);

            // A withdrawal stays the last word: it still has to be obeyed.
            var over = states.Where(row => row.Decision != ConsentDecision.Withdrawn).Select(row => (row.Channel, row.Purpose)).ToList();
            if (over.Count == 0)
            {
                over.Add(states.Exists(row => row.Channel == channel && row.Purpose == ConsentPurpose.Marketing) ? (channel, ConsentPurpose.Transactional) : (channel, ConsentPurpose.Marketing));
            }

            await ledger.AppendAsync(
                context, contact.OrganizationId, [.. over.Select(one => new NewConsent(contact.Id, one.Channel, address, one.Purpose, ConsentDecision.Erased, "erasure"))], cancellationToken);
            await context.Set<ConsentEntry>().Where(row => row.OrganizationId == contact.OrganizationId && row.AddressHash == hash && (row.Address != null || row.Personal != null))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Address, (string?)null).SetProperty(row => row.Personal, (string?)null).SetProperty(row => row.ErasedAt, now), cancellationToken);
        }

        await context.Set<ConsentEntry>().Where(row => row.OrganizationId == contact.OrganizationId && row.ContactId == contact.Id && (row.Address != null || row.Personal != null))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Address, (string?)null).SetProperty(row => row.Personal, (string?)null).SetProperty(row => row.ErasedAt, now), cancellationToken);
    }
}
