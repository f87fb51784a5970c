using FollowUp.Core.Audit;
using FollowUp.Core.Contacts;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Intake;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Events;

/// <summary>Contacts told by themselves become what those told with an event become.</summary>
internal sealed class ContactIntakeStore(Database database, ToldConsentLines consents, IIdSource ids, IClock clock) : IContactIntake
{
    private const string Told = "contact_told";

    public async Task<SavedContact> SaveAsync(Actor actor, ToldContact told, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        var now = clock.GetCurrentInstant();
        var read = new ReadEvent(new ClaimedEvent(ids.NewId(), actor.OrganizationId, Told, now, now, ""), told.Details, []) { Attributes = told.Attributes, Tags = told.Tags, Consent = told.Consent };
        var known = await IsKnownAsync(actor.OrganizationId, told.Details, cancellationToken);
        var id = await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var session = new BatchSession(context, database.Dialect);
            var contacts = await EventContacts.ResolveAsync(session, ids, [read], now, cancellationToken);
            await consents.WriteAsync(session, [read], contacts, cancellationToken);
            var contactId = contacts[read.Event.Id];
            context.Audit(new AuditNote(known ? "contact.changed" : "contact.created", contactId));
            return contactId;
        }, cancellationToken);
        return new SavedContact(id, !known);
    }

    /// <summary>For the answer alone: who is found is decided by <see cref="EventContacts"/>.</summary>
    private async Task<bool> IsKnownAsync(Guid organizationId, ContactDetails details, CancellationToken cancellationToken)
    {
        await using var context = database.Open(organizationId);
        return await context.Set<Contact>().AnyAsync(row => details.Email != null ? row.Email == details.Email : row.Phone == details.Phone, cancellationToken);
    }
}
