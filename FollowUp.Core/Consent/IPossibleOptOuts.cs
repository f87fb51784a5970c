using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>Messages that read like a wish to hear nothing more, for somebody to decide.</summary>
public interface IPossibleOptOuts
{
    /// <summary>Oldest of those that wait first; of those decided the newest.</summary>
    Task<Page<PossibleOptOutRow>> ListAsync(Actor actor, bool open, PageQuery page, CancellationToken cancellationToken);

    Task<int> CountOpenAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>It is one: the address is opted out as by a keyword.</summary>
    /// <exception cref="NotFoundException">No such message in the organization.</exception>
    /// <exception cref="ConflictException">Somebody else decided first.</exception>
    Task<OptOutResult> OptOutAsync(Actor actor, Guid id, CancellationToken cancellationToken);

    /// <summary>It is none: what waited goes on.</summary>
    /// <exception cref="NotFoundException">No such message in the organization.</exception>
    /// <exception cref="ConflictException">Somebody else decided first.</exception>
    Task DismissAsync(Actor actor, Guid id, CancellationToken cancellationToken);
}

/// <param name="Contact">Name of who wrote; null for somebody unknown.</param>
public sealed record PossibleOptOutRow(
    Guid Id, Channel Channel, string? Address, Guid? ContactId, string? Contact, string? Words, Instant At, PossibleOptOutStatus Status, string? DecidedBy, Instant? DecidedAt);
