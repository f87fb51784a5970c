using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Privacy;

/// <summary>For how long an organization keeps what, and what was removed. Needs role admin.</summary>
public interface IRetention
{
    Task<RetentionRules> GetAsync(Actor actor, CancellationToken cancellationToken);

    /// <exception cref="InputException">A time is too short or too long; nothing was changed.</exception>
    Task SaveAsync(Actor actor, RetentionRules rules, CancellationToken cancellationToken);

    /// <summary>What was removed, newest first.</summary>
    Task<Page<RetentionRun>> RunsAsync(Actor actor, PageQuery page, CancellationToken cancellationToken);
}
