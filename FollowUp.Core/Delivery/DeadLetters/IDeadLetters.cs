using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Delivery.DeadLetters;

/// <summary>Messages that are not going to be sent by themselves, and what a person may do about them (DEL-3, DEL-5). Changing needs the role marketer.</summary>
public interface IDeadLetters
{
    Task<Page<DeadLetter>> ListAsync(Actor actor, DeadLetterFilter filter, PageQuery page, CancellationToken cancellationToken);

    /// <summary>The largest groups under the filter, counted by the database.</summary>
    Task<IReadOnlyList<DeadLetterGroup>> GroupsAsync(Actor actor, DeadLetterFilter filter, CancellationToken cancellationToken);

    /// <summary>Puts one back in the queue. What a provider took, or may have taken, is never touched.</summary>
    /// <exception cref="NotFoundException">No such message in the organization.</exception>
    /// <exception cref="ConflictException">It did not fail, was taken, or is in doubt.</exception>
    Task RetryAsync(Actor actor, Guid messageId, CancellationToken cancellationToken);

    /// <summary>Puts back what can be put back of those under the filter, in batches.</summary>
    /// <param name="progress">Told after each batch: looked at so far, of how many.</param>
    /// <returns>How many are back in the queue.</returns>
    Task<int> RetryAllAsync(Actor actor, DeadLetterFilter filter, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken);

    /// <summary>Puts one away; it stays in the log.</summary>
    /// <exception cref="NotFoundException">No such message in the organization.</exception>
    /// <exception cref="ConflictException">It did not fail, or it is in doubt.</exception>
    Task DismissAsync(Actor actor, Guid messageId, CancellationToken cancellationToken);

    /// <summary>Puts away those under the filter, in batches.</summary>
    /// <returns>How many were put away.</returns>
    Task<int> DismissAllAsync(Actor actor, DeadLetterFilter filter, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken);

    /// <summary>Says what became of a message in doubt.</summary>
    /// <exception cref="NotFoundException">No such message in the organization.</exception>
    /// <exception cref="ConflictException">It is not in doubt, or no longer.</exception>
    Task SettleAsync(Actor actor, Guid messageId, SettledAs outcome, CancellationToken cancellationToken);
}
