using FollowUp.Core.Simulation;
using NodaTime;

namespace FollowUp.Web.Features.Sequences.Testing;

/// <summary>What a contact is assumed to do with each message, as it is chosen.</summary>
public sealed class EngagementForm
{
    /// <summary>Times after sending to choose from, with their minutes as the value; "" is never.</summary>
    public static readonly IReadOnlyList<(string Minutes, string Words)> Choices =
        [("", "Never"), ("10", "After 10 minutes"), ("60", "After 1 hour"), ("240", "After 4 hours"), ("1440", "After 1 day"), ("4320", "After 3 days")];

    public string Opens { get; set; } = "";

    public string Clicks { get; set; } = "";

    public string Replies { get; set; } = "";

    public AssumedEngagement Value => new(After(Opens), After(Clicks), After(Replies));

    private static Duration? After(string minutes) => int.TryParse(minutes, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Duration.FromMinutes(number) : null;
}
