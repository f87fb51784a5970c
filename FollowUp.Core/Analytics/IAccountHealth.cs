using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Analytics;

/// <summary>How well provider accounts have done lately.</summary>
public interface IAccountHealth
{
    /// <summary>Accounts of the organization with what they were handed since <paramref name="since"/>; accounts that were handed nothing have zeros.</summary>
    Task<IReadOnlyList<AccountHealth>> SinceAsync(Actor actor, Instant since, CancellationToken cancellationToken);
}

/// <summary>One account's recent record.</summary>
/// <param name="Attempts">Hand-overs that ended.</param>
/// <param name="Accepted">Those the provider took.</param>
/// <param name="LastReason">What the provider said when it last did not take one.</param>
public sealed record AccountHealth(
    Guid AccountId, string Name, string Provider, Channel Channel, bool Enabled, int Attempts, int Accepted, Instant? LastFailureAt, string? LastReason)
{
    private const int FewestToJudge = 5;

    /// <summary>At least half of five or more hand-overs did not work.</summary>
    public bool IsFailing => Attempts >= FewestToJudge && (Attempts - Accepted) * 2 >= Attempts;

    /// <summary>0 to 1; null when it was handed nothing.</summary>
    public double? SuccessRate => Attempts == 0 ? null : (double)Accepted / Attempts;
}
