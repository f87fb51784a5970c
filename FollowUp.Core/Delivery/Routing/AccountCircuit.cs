using FollowUp.Core.Delivery.Channels;
using NodaTime;

namespace FollowUp.Core.Delivery.Routing;

/// <summary>
/// Counts failures in a row. After too many nothing goes through for a while, then one message tries; a failed try doubles
/// the rest. An account that cannot send at all rests at once, and one that asks for a pause gets it. Not thread-safe.
/// </summary>
public sealed class AccountCircuit
{
    /// <summary>A few messages to a server that is down run through their tries and fail with its words; many wait until it is back.</summary>
    public const int MostFailures = 20;

    private static readonly Duration FirstRest = Duration.FromSeconds(10);
    private static readonly Duration LongestRest = Duration.FromMinutes(5);
    private static readonly Duration RestOfAccount = Duration.FromMinutes(1);
    private static readonly Duration UsualPause = Duration.FromSeconds(5);

    /// <summary>A try that never reports, because its process is gone or its message was cancelled, does not block for ever.</summary>
    private static readonly Duration ProbePatience = Duration.FromMinutes(1);

    private int failures;
    private int rests;
    private Instant? openUntil;
    private Instant? since;
    private Instant? probedAt;

    public Instant? Enter(Instant now)
    {
        if (openUntil is not { } until)
        {
            return null;
        }

        if (now < until)
        {
            return until;
        }

        if (probedAt is { } probed && now - probed < ProbePatience)
        {
            return Instant.Max(now, probed) + Duration.FromSeconds(1);
        }

        probedAt = now;
        return null;
    }

    public void Report(SendOutcome outcome, Instant now)
    {
        switch (outcome)
        {
            case SendOutcome.Deferred { Kind: DeferralKind.RateLimited } limited:
                openUntil = now + (limited.RetryAfter is { } asked ? Duration.FromTimeSpan(asked) : UsualPause);
                since ??= now;
                probedAt = null;
                break;
            case SendOutcome.Deferred { Kind: DeferralKind.Account }:
                Rest(now, RestOfAccount);
                break;
            case SendOutcome.Deferred { Kind: DeferralKind.Unreachable } or SendOutcome.Uncertain:
                failures++;
                if (failures >= MostFailures || probedAt is not null)
                {
                    Rest(now, FirstRest);
                }

                break;
            default:
                (failures, rests, openUntil, probedAt, since) = (0, 0, null, null, null);
                break;
        }
    }

    /// <summary>When it stopped working; null while it works.</summary>
    public Instant? RestingSince => since;

    public CircuitState State(Instant now) => openUntil is not { } until ? CircuitState.Closed : now < until ? CircuitState.Open : CircuitState.HalfOpen;

    private void Rest(Instant now, Duration first)
    {
        // Messages that were on their way when it opened say nothing new.
        if (openUntil is { } until && now < until)
        {
            return;
        }

        openUntil = now + Duration.Min(LongestRest, first * Math.Pow(2, Math.Min(rests, 10)));
        probedAt = null;
        since ??= now;
        rests++;
    }
}
