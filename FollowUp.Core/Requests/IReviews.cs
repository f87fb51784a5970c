using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Requests;

/// <summary>Reads and moderates reviews. Moderating needs the role agent.</summary>
public interface IReviews
{
    Task<Page<ReviewRow>> ListAsync(Actor actor, ReviewStatus? status, string? search, PageQuery page, CancellationToken cancellationToken);

    Task<IReadOnlyDictionary<ReviewStatus, int>> CountAsync(Actor actor, CancellationToken cancellationToken);

    /// <exception cref="ConflictException">Approving a review whose writer did not allow it to be shown.</exception>
    Task SetStatusAsync(Actor actor, Guid reviewId, ReviewStatus status, CancellationToken cancellationToken);

    Task SetFeaturedAsync(Actor actor, Guid reviewId, bool featured, CancellationToken cancellationToken);

    /// <param name="reply">Shown with the review; null or empty takes it back.</param>
    Task ReplyAsync(Actor actor, Guid reviewId, string? reply, CancellationToken cancellationToken);

    /// <summary>Approved reviews for embedding on the business's own pages, featured first.</summary>
    Task<IReadOnlyList<ReviewRow>> PublicAsync(Guid organizationId, int most, CancellationToken cancellationToken);
}
