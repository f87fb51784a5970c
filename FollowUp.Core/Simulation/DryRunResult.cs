using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>What a dry run is asked.</summary>
/// <param name="Days">How far back events are taken from; 1 to <see cref="MostDays"/>.</param>
/// <param name="Engagement">What contacts are assumed to do with each message.</param>
/// <param name="Published">The published version instead of the draft.</param>
public sealed record DryRunRequest(int Days, AssumedEngagement Engagement, bool Published = false)
{
    public const int MostDays = 30;
}

/// <summary>What would have come of the events of some days.</summary>
/// <param name="Events">Events of the trigger's type that were looked at.</param>
/// <param name="Cut">There were more, and the later ones are left out.</param>
/// <param name="Entered">Enrollments that would have been made.</param>
/// <param name="Contacts">Different contacts among them.</param>
/// <param name="NotEntered">Why an event would have enrolled nobody.</param>
/// <param name="Ended">How the enrollments would have ended; <c>unfinished</c>: they wait for something nobody can foresee.</param>
/// <param name="Hours">Sends by hours of the organization's clock, oldest first; hours without any are left out.</param>
/// <param name="Channels">What each channel would have carried. With what that would cost.</param>
/// <param name="Held">Messages that a rule would have put off, once each for every rule.</param>
/// <param name="Skipped">Messages that would never have left.</param>
public sealed record DryRunResult(
    Instant From,
    Instant To,
    string TimeZone,
    int Events,
    bool Cut,
    int Entered,
    int Contacts,
    IReadOnlyList<DryRunReason> NotEntered,
    IReadOnlyList<DryRunReason> Ended,
    IReadOnlyList<DryRunHour> Hours,
    IReadOnlyList<DryRunChannel> Channels,
    IReadOnlyList<DryRunMessages> Held,
    IReadOnlyList<DryRunMessages> Skipped);

/// <summary>How often something would have happened for one reason.</summary>
public sealed record DryRunReason(string Reason, int Count);

/// <summary>Messages of one channel that would have left within one hour.</summary>
/// <param name="Start">When the hour begins.</param>
public sealed record DryRunHour(Instant Start, Channel Channel, int Messages);

/// <summary>What one channel would have carried.</summary>
/// <param name="Messages">How many would have left.</param>
public sealed record DryRunChannel(Channel Channel, int Messages)
{
    /// <summary>What they would cost at today's prices, a sum for each currency.</summary>
    public IReadOnlyList<Money> Cost { get; init; } = [];

    /// <summary>Messages that no price is known for.</summary>
    public int Unpriced { get; init; }

    /// <summary>It goes to the Sandbox, and the cost is by prices that name it: nobody is paid.</summary>
    public bool Pretended { get; init; }
}

/// <summary>Messages of one step that one rule stopped or put off.</summary>
public sealed record DryRunMessages(string Step, Channel Channel, string Reason, int Count);
