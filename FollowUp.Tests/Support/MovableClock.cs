using NodaTime;

namespace FollowUp.Tests.Support;

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class MovableClock(Instant now) : IClock
{
    private Instant now = now;

    public Instant GetCurrentInstant() => now;

    public void Move(Duration by) => now += by;
}
