using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Privacy;

/// <summary>What a person may ask of whoever keeps data about them (GDPR Art. 15 to 20, CCPA §1798.105 and .110). Needs role admin.</summary>
public interface IPersonRights
{
    /// <summary>Whether and since when the person is restricted or erased.</summary>
    /// <exception cref="NotFoundException">No such contact in the organization.</exception>
    Task<PersonStanding> StandingAsync(Actor actor, Guid contactId, CancellationToken cancellationToken);

    /// <summary>Nothing is sent while it is on (GDPR Art. 18).</summary>
    /// <exception cref="ConflictException">The person was erased.</exception>
    Task RestrictAsync(Actor actor, Guid contactId, bool restricted, CancellationToken cancellationToken);

    /// <summary>
    /// Erases a person (GDPR Art. 17): at once they are unknown, unreachable and leave every sequence; what else holds their
    /// data is emptied afterwards, a batch at a time. That an address opted out is kept as a keyed hash. Asked for again it does nothing more.
    /// </summary>
    /// <param name="confirm">The contact's e-mail address or number, or the id of one that has neither.</param>
    /// <exception cref="InputException"><paramref name="confirm"/> is something else; nothing was changed.</exception>
    Task<PersonStanding> EraseAsync(Actor actor, Guid contactId, string confirm, CancellationToken cancellationToken);

    /// <summary>Everything that is kept about a person (GDPR Art. 15 and 20), as a ZIP with <c>data.json</c>, <c>data.html</c> and their pictures.</summary>
    /// <returns>Open at its start; its file goes when it is closed.</returns>
    Task<Stream> ExportAsync(Actor actor, Guid contactId, CancellationToken cancellationToken);
}

/// <param name="Done">Percent of the erasure that is done; null when there is none.</param>
public sealed record PersonStanding(Guid ContactId, Instant? RestrictedAt, Instant? ErasedAt, int? Done, int Rows);
