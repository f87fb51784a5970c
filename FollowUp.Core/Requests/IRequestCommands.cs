using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Requests;

/// <summary>What a person may do with requests by hand. Needs the role agent.</summary>
public interface IRequestCommands
{
    /// <summary>Sends what failed again, in the same slot: a message that a provider took is never sent again by this.</summary>
    /// <exception cref="ConflictException">Nothing of it failed, or it is over (submitted, expired, cancelled).</exception>
    Task RetryAsync(Actor actor, Guid requestId, CancellationToken cancellationToken);

    /// <summary>Retries every failed request under the filter.</summary>
    /// <param name="progress">Told after each batch: done so far, of how many.</param>
    /// <returns>How many were put back in the queue.</returns>
    Task<int> RetryFailedAsync(Actor actor, RequestFilter filter, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken);

    /// <summary>Sends the request once more as a message of its own, which says who asked.</summary>
    /// <exception cref="ConflictException">It is over, or was never sent and still waits.</exception>
    Task ResendAsync(Actor actor, Guid requestId, CancellationToken cancellationToken);

    /// <summary>Ends the request: what was not handed over is not sent, no more reminders.</summary>
    /// <exception cref="ConflictException">It is over already.</exception>
    Task CancelAsync(Actor actor, Guid requestId, CancellationToken cancellationToken);
}
