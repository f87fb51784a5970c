using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent.Preferences;

/// <summary>All that a contact chooses; what is not named is off.</summary>
/// <param name="Channels">Those it wants.</param>
/// <param name="Topics">Keys of those it wants.</param>
/// <param name="MostPerWeek">1 to 50; null: any number.</param>
/// <param name="PausedUntil">Null: no pause.</param>
public sealed record PreferenceChoice(IReadOnlySet<Channel> Channels, IReadOnlySet<string> Topics, int? MostPerWeek, Instant? PausedUntil)
{
    public const int LargestWeek = 50;
}
