using NodaTime;

namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>When rules let a message leave. The one place that says so: the gate, simulations, pages and the API ask here. Pure.</summary>
public static class SendWindows
{
    /// <param name="ruleSets">Those that say something of the channel in one of the candidates' places are asked.</param>
    /// <param name="own">Hours beside the rules, such as a sequence's.</param>
    public static OpenAnswer Check(Instant at, WindowChannel channel, WindowCandidates candidates, IEnumerable<WindowRule> ruleSets, params IEnumerable<OpenHours> own)
        => Compile(channel, candidates, ruleSets, own).Check(at);

    /// <summary>The same for any time; what it is made of changes rarely, so it is kept and asked again.</summary>
    public static OpenTimes Compile(WindowChannel channel, WindowCandidates candidates, IEnumerable<WindowRule> ruleSets, IEnumerable<OpenHours> own, string? version = null)
        => new([.. ruleSets.Where(rule => rule.Asks(channel, candidates.Places)).SelectMany(rule => candidates.Zones.Select(zone => new OpenHours(rule, zone))), .. own], version);
}
