using FollowUp.Core.Delivery.Channels;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>When a message that was not taken is tried again.</summary>
/// <param name="Unreachable">Waits after a provider that could not be reached or closes its service.</param>
/// <param name="Temporary">Waits after a provider that said "not now".</param>
public sealed record RetryPolicy(IReadOnlyList<Duration> Unreachable, IReadOnlyList<Duration> Temporary)
{
    public static readonly RetryPolicy Default = new(
        [Duration.FromSeconds(5), Duration.FromSeconds(15), Duration.FromSeconds(45)],
        [Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromMinutes(120)]);

    /// <param name="attempts">Hand-overs so far, this one included.</param>
    /// <returns>When to try again; null when it was tried often enough.</returns>
    public Instant? Next(SendOutcome.Deferred outcome, int attempts, Instant now)
    {
        var waits = outcome.Kind is DeferralKind.Unreachable ? Unreachable : Temporary;
        if (attempts > waits.Count)
        {
            return null;
        }

        var wait = outcome.RetryAfter is { } asked ? Duration.FromTimeSpan(asked) : waits[attempts - 1];
        return now + wait;
    }
}
