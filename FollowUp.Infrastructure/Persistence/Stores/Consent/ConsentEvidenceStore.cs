using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

internal sealed class ConsentEvidenceStore(Database database, IConsents consents, ILedgerChecks checks) : IConsentEvidence
{
    public async Task<ConsentEvidence> GatherAsync(Actor actor, Guid contactId, CancellationToken cancellationToken)
    {
        var contact = await consents.OfContactAsync(actor, contactId, cancellationToken);
        var verification = await checks.VerifyAsync(actor, null, cancellationToken);
        await using var context = database.Open(actor);
        var organization = await context.Organizations.AsNoTracking().SingleAsync(row => row.Id == actor.OrganizationId, cancellationToken);
        return new ConsentEvidence(organization.Name, organization.TimeZone, contact, [.. contact.Lines.Reverse()], verification, actor.Name);
    }
}
