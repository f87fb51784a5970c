using FollowUp.Core.Organizations;

namespace FollowUp.Core.Consent.Ledger;

/// <summary>All the ledger says of one contact, to be handed to whoever asks for proof.</summary>
/// <param name="Lines">Oldest first.</param>
/// <param name="Verification">Of the whole ledger, made for this.</param>
public sealed record ConsentEvidence(string Organization, string TimeZone, ContactConsent Contact, IReadOnlyList<ConsentEntry> Lines, LedgerReport Verification, string MadeBy);

/// <summary>Gathers evidence.</summary>
public interface IConsentEvidence
{
    /// <summary>Verifies the ledger and gathers what it says of a contact.</summary>
    Task<ConsentEvidence> GatherAsync(Actor actor, Guid contactId, CancellationToken cancellationToken);
}
