using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Delivery.DeadLetters;

/// <summary>When dead letters are put away by themselves.</summary>
public interface ICleanUpRules
{
    /// <returns>Days of each of <see cref="CleanUpRule.Kinds"/>; 0 for never.</returns>
    Task<IReadOnlyDictionary<DeadLetterKind, int>> GetAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Changes the kinds given. Needs the role marketer.</summary>
    /// <exception cref="InputException">Days are out of range, or the kind is never put away; names the kind.</exception>
    Task SaveAsync(Actor actor, IReadOnlyDictionary<DeadLetterKind, int> days, CancellationToken cancellationToken);

    /// <summary>Puts away, over all organizations, what the rules say, at most so many of each kind.</summary>
    /// <returns>How many were put away.</returns>
    Task<int> RunAsync(int most, CancellationToken cancellationToken);
}
