using FollowUp.Core.Delivery.Channels;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>When, and through which account, a message that was not taken is tried again.</summary>
/// <param name="Unreachable">Waits after a provider that could not be reached or closes its service.</param>
/// <param name="Temporary">Waits after a provider that said "not now", and after an account that cannot send as it is.</param>
public sealed record RetryPolicy(IReadOnlyList<Duration> Unreachable, IReadOnlyList<Duration> Temporary)
{
    public static readonly RetryPolicy Default = new(
        [Duration.FromSeconds(5), Duration.FromSeconds(15), Duration.FromSeconds(45)],
        [Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromMinutes(120)]);

    private static readonly Duration UsualPause = Duration.FromSeconds(30);

    /// <param name="nextAccount">Place of the account behind the one that did not take it; null when there is none.</param>
    /// <returns>Null when it was tried often enough.</returns>
    public Retry? Next(SendOutcome.Deferred outcome, QueuedMessage message, int? nextAccount, Instant now)
    {
        if (outcome.Kind != DeferralKind.Temporary && nextAccount is { } next)
        {
            return new Retry(now, message.Retries, next);
        }

        var asked = outcome.RetryAfter is { } after ? Duration.FromTimeSpan(after) : (Duration?)null;
        if (outcome.Kind == DeferralKind.RateLimited)
        {
            return new Retry(now + (asked ?? UsualPause), message.Retries, 0);
        }

        var waits = outcome.Kind == DeferralKind.Unreachable ? Unreachable : Temporary;
        return message.Retries < waits.Count ? new Retry(now + (asked ?? waits[message.Retries]), message.Retries + 1, 0) : null;
    }
}

/// <summary>Another try.</summary>
/// <param name="Retries">Waits, this one included.</param>
/// <param name="Failovers">Place of the account to begin with.</param>
public sealed record Retry(Instant At, int Retries, int Failovers);
