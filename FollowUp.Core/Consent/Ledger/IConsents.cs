using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Consent.Ledger;

/// <summary>Reads the ledger, and records what people decide elsewhere.</summary>
public interface IConsents
{
    /// <summary>Newest first.</summary>
    Task<Page<ConsentEntry>> ListAsync(Actor actor, ConsentFilter filter, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">There is no such line in this organization.</exception>
    Task<ConsentEntry> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken);

    /// <summary>What counts for a contact now, and how it came about.</summary>
    /// <exception cref="NotFoundException">There is no such contact in this organization.</exception>
    Task<ContactConsent> OfContactAsync(Actor actor, Guid contactId, CancellationToken cancellationToken);

    /// <summary>Adds a line. Agents and above.</summary>
    /// <exception cref="InputException">Names the field.</exception>
    /// <exception cref="NotFoundException">There is no such contact in this organization.</exception>
    Task<ConsentEntry> RecordAsync(Actor actor, ConsentRecord record, CancellationToken cancellationToken);
}

/// <summary>Which lines are wanted; null for all.</summary>
/// <param name="Search">A whole e-mail address, number or address hash.</param>
/// <param name="From">Decided then or later.</param>
/// <param name="To">Decided before.</param>
public sealed record ConsentFilter(
    Channel? Channel = null, ConsentPurpose? Purpose = null, ConsentDecision? Decision = null, string? Search = null, Instant? From = null, Instant? To = null);

/// <summary>What counts for a contact.</summary>
/// <param name="Lines">Newest first; the newest <see cref="MostLines"/>.</param>
public sealed record ContactConsent(Guid ContactId, string Name, string? Email, string? Phone, IReadOnlyList<ConsentState> States, IReadOnlyList<ConsentEntry> Lines)
{
    public const int MostLines = 2000;
}

/// <summary>What a person decided, as a member or a program tells it.</summary>
/// <param name="ContactId">Whose; null when <paramref name="Address"/> tells.</param>
/// <param name="Address">Normalised; null: the contact's own.</param>
/// <param name="Source">How it came about.</param>
public sealed record ConsentRecord(Guid? ContactId, Channel Channel, string? Address, ConsentPurpose Purpose, ConsentDecision Decision, ConsentBasis? Basis, string Source)
{
    /// <summary>Reason or remark.</summary>
    public string? Note { get; init; }

    public string? Wording { get; init; }

    public string? Ip { get; init; }

    /// <summary>Null: now.</summary>
    public Instant? At { get; init; }

    public Instant? ExpiresAt { get; init; }
}
