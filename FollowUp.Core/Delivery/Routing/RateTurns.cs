using NodaTime;

namespace FollowUp.Core.Delivery.Routing;

/// <summary>
/// Turns of the messages of one organization in one lane that found an account at its rate: each gets a turn of its own, so
/// that a long queue is not looked at again and again. What comes with its turn and is displaced by something more urgent
/// waits only as long as was displaced. Not thread-safe.
/// </summary>
public sealed class RateTurns
{
    /// <summary>A queue whose messages no longer come was cancelled, or another node has it: its turns are free.</summary>
    private static readonly Duration Silence = Duration.FromSeconds(30);

    private Instant began;
    private Instant last;
    private Instant lastAgain;
    private Instant asked;

    /// <summary>A message asks for room.</summary>
    public void Ask(SendRate rate, Instant now)
    {
        if (now - asked > Duration.Max(Silence, rate.Interval * 5))
        {
            (began, last, lastAgain) = (now, now, now);
        }

        asked = now;
    }

    /// <param name="dueAt">When the message was due: its turn, if it had one.</param>
    /// <param name="freeAt">When the account has room for the next one.</param>
    /// <returns>Its turn. Two may have the same: the older message goes first.</returns>
    public Instant Next(SendRate rate, Instant dueAt, Instant freeAt)
        => dueAt > began && dueAt <= last
            ? lastAgain = Instant.Max(lastAgain + rate.Interval, freeAt)
            : last = Instant.Max(last == began ? freeAt : last + rate.Interval, freeAt);
}
