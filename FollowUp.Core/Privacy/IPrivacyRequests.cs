using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Privacy;

/// <summary>The log of what persons asked for. Needs role admin.</summary>
public interface IPrivacyRequests
{
    /// <summary>Open ones first, the most urgent on top; then the newest.</summary>
    /// <param name="status">Null for all.</param>
    Task<Page<PrivacyRequest>> ListAsync(Actor actor, PrivacyRequestStatus? status, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such request in the organization.</exception>
    Task<PrivacyRequest> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken);

    /// <exception cref="InputException">A field cannot be taken, or there is no such contact; nothing was stored.</exception>
    Task<PrivacyRequest> RecordAsync(Actor actor, NewPrivacyRequest request, CancellationToken cancellationToken);

    /// <summary>Says what came of it, or gives it more time.</summary>
    /// <exception cref="NotFoundException">No such request in the organization.</exception>
    /// <exception cref="ConflictException">It is closed.</exception>
    Task<PrivacyRequest> ChangeAsync(Actor actor, Guid id, PrivacyRequestChange change, CancellationToken cancellationToken);
}

/// <param name="ReceivedAt">Null: now.</param>
/// <param name="DueAt">Null: as the law says.</param>
public sealed record NewPrivacyRequest(
    PrivacyRequestKind Kind, PrivacyLaw Law = PrivacyLaw.Gdpr, Guid? ContactId = null, Instant? ReceivedAt = null, Instant? DueAt = null, string? Note = null);

/// <summary>Null leaves a field as it is.</summary>
public sealed record PrivacyRequestChange(PrivacyRequestStatus? Status = null, Instant? DueAt = null, string? Result = null);
