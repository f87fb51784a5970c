using NodaTime;

namespace FollowUp.Core.Delivery.Unknown;

/// <summary>What is done about messages in doubt.</summary>
/// <param name="Grace">An urgent message that nobody can ask about is sent again after so long.</param>
/// <param name="Patience">A provider that cannot be asked now is asked again for so long.</param>
public sealed record UnknownRules(Duration Grace, Duration Patience)
{
    /// <summary>How long one node has for a claimed batch; after a crash nobody looks at it for so long.</summary>
    public Duration Claim { get; init; } = Duration.FromMinutes(5);

    public static readonly UnknownRules Default = new(Duration.FromMinutes(10), Duration.FromHours(24));

    /// <summary>Providers know a repeat for a day (Resend, "Idempotency keys"); an hour is left for the way there.</summary>
    public static readonly Duration RepeatKnown = Duration.FromHours(23);

    /// <summary>First look: what was on its way may still arrive and be reported.</summary>
    public static readonly Duration FirstLook = Duration.FromSeconds(10);

    private static readonly Duration LongestLook = Duration.FromHours(1);

    /// <summary>Time to the first look at a message that was tried so often before: who stays silent is asked ever more rarely.</summary>
    public static Duration LookAfter(int attempts) => Duration.Min(LongestLook, FirstLook * Math.Pow(2, Math.Min(attempts, 10)));

    private static readonly Duration ShortestPause = Duration.FromMinutes(1);

    /// <summary>Between questions to a provider: a tenth of what was waited so far, so that a day takes some 60 of them.</summary>
    /// <param name="age">Since the outcome became unknown.</param>
    public static Duration PauseAfter(Duration age) => Duration.Max(ShortestPause, age / 10);
}
